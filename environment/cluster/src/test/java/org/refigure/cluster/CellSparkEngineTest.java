package org.refigure.cluster;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.refigure.sweep.CellSession;
import org.refigure.sweep.Engine;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.IsolatingEngineContract;
import org.refigure.sweep.TinySource;

/** The contract of every engine for experiments of a notebook's cell, on two machines of Spark. */
class CellSparkEngineTest extends IsolatingEngineContract {
  private static CellSession session;
  private static LocalCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    session = CellSession.start();
    session.run(TinySource.cell());
    cluster = LocalCluster.start(Path.of("target/spark"), Path.of("target/cells"), 0, 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    session.close();
  }

  @Override
  protected Engine engine() {
    return Engine.parse(cluster.word());
  }

  @Override
  protected Class<? extends Experiment> tiny(Class<? extends Experiment> type) {
    return session.experiment(TinySource.name(type), "");
  }

  @Override
  protected String placeOfEnding() {
    return "Tiny\\.Ending\\.run \\(line \\d+ of its declaration\\)";
  }
}
