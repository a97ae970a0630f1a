package org.refigure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.sweep.CellSession;
import org.refigure.sweep.Engine;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.IsolatingEngineContract;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.TinySource;
import org.refigure.sweep.TrialRecord;

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

  @Test
  void aJarThatACellAddedReachesTheMachines(@TempDir Path folder) throws Exception {
    Path source = Files.createDirectories(folder.resolve("added")).resolve("Tripled.java");
    Files.writeString(
        source,
        "package added; public class Tripled { public static long of(long n) { return 3 * n; } }");
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    Path jar = folder.resolve("added.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("added/Tripled.class"));
      Files.copy(folder.resolve("added/Tripled.class"), zip);
    }
    session.add(jar);
    var experiment =
        session.experiment(
            "Added",
            """
            public class Added implements Experiment {
              public void run(Trial trial, Recorder recorder) {
                recorder.value("tripled", added.Tripled.of(trial.seed()));
              }
            }
            """);
    var records = new ArrayList<TrialRecord>();
    engine().run(experiment, Sweep.of(experiment).seeds(2).trials(), records::add);
    assertThat(records)
        .hasSize(2)
        .allSatisfy(
            record -> assertThat(record.value("tripled")).isEqualTo(3 * record.trial().seed()));
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
