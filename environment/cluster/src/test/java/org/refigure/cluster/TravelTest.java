package org.refigure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Trial;
import org.refigure.sweep.TrialRecord;

/** An experiment's jar that the machines of the cluster do not have. */
@Timeout(1200)
class TravelTest {
  private static final String SOURCE =
      """
      import org.refigure.sweep.*;

      public class Elsewhere implements Experiment {
        public void run(Trial trial, Recorder recorder) throws Exception {
          String place = getClass().getProtectionDomain().getCodeSource().getLocation().getPath();
          recorder.value("atHome", place.equals(trial.text("home")) ? 1 : 0);
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aFileThatAMachineLacksIsSentToIt() throws Exception {
    Path jar = jar();
    try (var cluster = LocalCluster.start(Path.of("target/spark"), folder.resolve("c"), 0, 1);
        var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      var experiment = loader.loadClass("Elsewhere").asSubclass(Experiment.class);
      var sweep = Sweep.of(experiment).fix("home", jar.toString()).seeds(2);

      assertThat(run(cluster, experiment, sweep.trials()))
          .as("the same file at the same path stays where it is")
          .allSatisfy(record -> assertThat(record.value("atHome")).isEqualTo(1));
      assertThat(run(cluster, experiment, touching(jar, sweep.trials())))
          .hasSize(2)
          .allSatisfy(record -> assertThat(record.outcome()).isEqualTo(new Outcome.Finished()))
          .allSatisfy(record -> assertThat(record.value("atHome")).isZero());
    }
  }

  private static List<TrialRecord> run(
      LocalCluster cluster, Class<? extends Experiment> experiment, List<Trial> trials)
      throws InterruptedException {
    var records = new ArrayList<TrialRecord>();
    new SparkEngine(cluster.word()).run(experiment, trials, records::add);
    return records;
  }

  /**
   * The trials in a list that changes the jar's time stamp when it is read, after the engine has
   * looked at its class path: the cluster then sees another file than the driver, as where the
   * driver's disk is not its own.
   */
  private static List<Trial> touching(Path jar, List<Trial> trials) {
    return new ArrayList<>(trials) {
      private static final long serialVersionUID = 1;

      @Override
      public Object[] toArray() {
        return touched(super.toArray());
      }

      @Override
      public Iterator<Trial> iterator() {
        return touched(super.iterator());
      }

      @Override
      public void forEach(java.util.function.Consumer<? super Trial> action) {
        touched(this);
        super.forEach(action);
      }

      private <T> T touched(T result) {
        assertThat(jar.toFile().setLastModified(1_000_000_000_000L)).isTrue();
        return result;
      }
    };
  }

  private Path jar() throws Exception {
    Path source = Files.writeString(folder.resolve("Elsewhere.java"), SOURCE);
    String toolkit =
        Path.of(Experiment.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", toolkit, source.toString());
    assertThat(code).isZero();
    Path jar = folder.resolve("elsewhere.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("Elsewhere.class"));
      Files.copy(folder.resolve("Elsewhere.class"), zip);
    }
    return jar;
  }
}
