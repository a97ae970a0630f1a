package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class ForkedEngineTest extends IsolatingEngineContract {
  @Override
  protected Engine engine() {
    return new ForkedEngine(2);
  }

  @Test
  void aLostTrialTellsHowItsWorkerEndedAndItsLastWords() throws InterruptedException {
    var sweep =
        Sweep.of(Tiny.Deadly.class)
            .fix("folder", folder.toString())
            .fix("code", 137)
            .fix("deaths", 3);

    assertThat(run(Tiny.Deadly.class, sweep.trials()).get(0).outcome())
        .isEqualTo(
            new Outcome.Lost(
                3,
                "worker was killed (exit code 137: by hand, or memory ran out), saying: about to die for seed 0"));
  }

  @Test
  void workersHaveOneThreadABoundedHeapAndOurProperties() throws InterruptedException {
    System.setProperty("refigure.test.number", "42");
    try {
      var engine = new ForkedEngine(1, List.of("-Xmx96m"));
      var trials = Sweep.of(Tiny.Surroundings.class).trials();
      engine.run(
          Tiny.Surroundings.class,
          trials,
          record ->
              assertThat(record.values())
                  .containsEntry("processors", 1.0)
                  .containsEntry("threads", 1.0)
                  .containsEntry("property", 42.0)
                  .hasEntrySatisfying("heap", heap -> assertThat(heap).isBetween(64e6, 128e6)));
    } finally {
      System.clearProperty("refigure.test.number");
    }
  }

  @Test
  void anExperimentLoadedFromElsewhereIsFoundThroughItsClassLoader() throws Exception {
    try (var loader = new URLClassLoader(new URL[] {compiled().toUri().toURL()})) {
      var elsewhere = loader.loadClass("Elsewhere").asSubclass(Experiment.class);

      assertThat(run(elsewhere, Sweep.of(elsewhere).trials()).get(0).value("found")).isEqualTo(1);
    }
  }

  @Test
  void anExperimentThatWorkersCannotSeeIsOneClearLine() throws Exception {
    byte[] code = Files.readAllBytes(compiled().resolve("Elsewhere.class"));
    var bornInANotebook =
        new ClassLoader(getClass().getClassLoader()) {
          Class<?> define() {
            return defineClass("Elsewhere", code, 0, code.length);
          }
        }.define().asSubclass(Experiment.class);

    assertThatExceptionOfType(SweepException.class)
        .isThrownBy(() -> run(bornInANotebook, Sweep.of(bornInANotebook).trials()))
        .withMessageStartingWith("experiment Elsewhere is not on the workers' class path")
        .withMessageContaining("use the engine local");
  }

  @Test
  void workersThatDoNotStartAreOneClearLine() {
    var engine = new ForkedEngine(1, List.of("-XX:NoSuchOption"));

    assertThatExceptionOfType(SweepException.class)
        .isThrownBy(
            () -> engine.run(Tiny.Nothing.class, Sweep.of(Tiny.Nothing.class).trials(), r -> {}))
        .withMessageStartingWith(
            "worker JVMs do not start: worker ended with exit code 1, saying: ")
        .withMessageContaining("NoSuchOption");
  }

  @Test
  void theKernelsClassPathVariablesAndALibFolderAreUnderstood() throws Exception {
    Path jar = Files.createFile(folder.resolve("toolkit.jar"));
    assertThat(WorkerClassPath.libraries(jar)).isEqualTo(Optional.empty());
    Path lib = Files.createDirectory(folder.resolve("lib"));

    assertThat(WorkerClassPath.libraries(jar)).contains(lib.resolve("*").toString());
    assertThat(
            WorkerClassPath.kernelEntries(
                Map.of(
                    "IJAVA_CLASSPATH",
                    String.join(java.io.File.pathSeparator, "a.jar", "libs/*.jar"),
                    "JJAVA_CLASSPATH",
                    "b.jar")))
        .containsExactly("a.jar", "libs/*", "b.jar");
  }

  private Path compiled() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path source =
        Files.writeString(
            folder.resolve("Elsewhere.java"),
            """
            public class Elsewhere implements org.refigure.sweep.Experiment {
              public void run(org.refigure.sweep.Trial trial, org.refigure.sweep.Recorder recorder) {
                recorder.value("found", 1);
              }
            }
            """);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                Path.of(
                        Experiment.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString(),
                "-d",
                classes.toString(),
                source.toString());
    assertThat(code).isZero();
    return classes;
  }
}
