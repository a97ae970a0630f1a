package org.refigure.cluster;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.refigure.sweep.Engine;
import org.refigure.sweep.IsolatingEngineContract;

/** The contract of every engine, on a master and two workers of one core each. */
class SparkEngineTest extends IsolatingEngineContract {
  private static LocalCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = LocalCluster.start(Path.of("target/spark"), Path.of("target/contract"), 0, 2);
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @Override
  protected Engine engine() {
    return Engine.parse(cluster.word());
  }
}
