package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
                "worker was killed (exit code 137: by hand, or memory ran out), saying: about to"
                    + " die for seed 0"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFrozenWorkerIsKilledAndItsTrialTriedAgainThenLost() throws InterruptedException {
    var sweep =
        Sweep.of(Tiny.Frozen.class).fix("folder", folder.toString()).over("freezes", 0, 1, 3);

    List<TrialRecord> records =
        with(
            Map.of(WorkerProcess.SILENCE_PROPERTY, "6"),
            () -> run(Tiny.Frozen.class, sweep.trials()));

    assertThat(records).extracting(TrialRecord::attempt).containsExactly(1, 2, 3);
    assertThat(records.get(1).outcome()).isEqualTo(new Outcome.Finished());
    assertThat(records.get(2).outcome())
        .isEqualTo(new Outcome.Lost(3, "worker was silent for 6 s, as if frozen, and was killed"));
  }

  @Test
  void aTrialThatDoesNotHeedItsTimeOutIsStoppedWithItsWorker() throws InterruptedException {
    var trials =
        Sweep.of(Tiny.Late.class).fix("heeds", false).fix("milliseconds", 500).seeds(2).trials();

    assertThat(run(Tiny.Late.class, trials))
        .hasSize(2)
        .allSatisfy(
            record -> {
              assertThat(((Outcome.Failed) record.outcome()).message())
                  .startsWith("ran longer than its time-out of 0.5 s")
                  .endsWith("; its worker was killed");
              assertThat(record.attempt()).isEqualTo(1);
            });
  }

  @Test
  void thePropertyLimitsTrialsThatDoNotLimitThemselves() throws InterruptedException {
    var trials = Sweep.of(Tiny.Slow.class).fix("folder", folder.toString()).seeds(2).trials();

    List<TrialRecord> records =
        with(Map.of(Deadline.PROPERTY, "4"), () -> run(Tiny.Slow.class, trials));

    assertThat(records.get(0).outcome()).isEqualTo(new Outcome.Finished());
    assertThat(((Outcome.Failed) records.get(1).outcome()).message())
        .startsWith("ran longer than its time-out of 4.0 s");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                with(
                    Map.of(Deadline.PROPERTY, "soon"),
                    () -> Deadline.of(new Tiny.Slow(), trials.get(0))))
        .withMessage(
            "refigure.trial.timeout = \"soon\" must be a positive whole number of seconds (system"
                + " property)");
  }

  @Test
  void aTrialThatExhaustsTheHeapHasFailedAndTheNextGetsAnotherWorker() throws InterruptedException {
    var engine = new ForkedEngine(1, List.of("-Xmx64m"));
    var trials = Sweep.of(Tiny.Hungry.class).over("of", "java", "none").seeds(2).trials();
    var records = new ArrayList<TrialRecord>();

    engine.run(Tiny.Hungry.class, trials, records::add);

    assertThat(records).extracting(TrialRecord::trial).isEqualTo(trials);
    for (int i = 0; i < 4; i += 2) {
      assertThat(((Outcome.Failed) records.get(i).outcome()).message())
          .startsWith("out of memory: java.lang.OutOfMemoryError: Java heap space at ")
          .contains("its JVM has a heap of ")
          .contains("property refigure.worker.memory");
      assertThat(records.get(i + 1).outcome()).isEqualTo(new Outcome.Finished());
    }
    assertThat(records.get(1).value("pid")).isNotEqualTo(records.get(3).value("pid"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aWorkerThatTakesMoreThanTheStatedMemoryIsKilledAndItsTrialFails()
      throws InterruptedException {
    var trials = Sweep.of(Tiny.Hungry.class).over("of", "system", "none").trials();

    List<TrialRecord> records =
        with(Map.of(WorkerMemory.PROPERTY, "300"), () -> run(Tiny.Hungry.class, trials));

    assertThat(((Outcome.Failed) records.get(0).outcome()).message())
        .matches(
            "out of memory: its worker took [0-9]+ MiB and was killed, for it may take 300"
                + " \\(property refigure.worker.memory\\).*");
    assertThat(records.get(1).outcome()).isEqualTo(new Outcome.Finished());
  }

  @Test
  void memoryIsSharedOutUnlessStated() {
    assertThat(new WorkerMemory(3000, false).options())
        .containsExactly(
            "-Xmx1500m",
            "-Dorg.bytedeco.javacpp.maxBytes=1500m",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=3000m");
    assertThat(new WorkerMemory(30_000, false).options())
        .as("a large heap is not filled for the sake of it")
        .contains("-Xmx4096m", "-Dorg.bytedeco.javacpp.maxBytes=25904m");
    assertThat(new WorkerMemory(100, false).options()).as("too little").contains("-Xmx256m");
    assertThat(new WorkerMemory(200, true).options()).as("stated").contains("-Xmx100m");
    assertThat(new WorkerMemory(200, false).bound()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(Map.of(WorkerMemory.PROPERTY, "4g"), () -> WorkerMemory.of(2)))
        .withMessage(
            "refigure.worker.memory = \"4g\" must be a whole number of MiB, at least 128 (system"
                + " property)");
  }

  @Test
  void aSecondSweepTakesTheWorkersOfTheFirstUnlessItWantsOthers() throws InterruptedException {
    var trials = Sweep.of(Tiny.Hungry.class).fix("of", "none").seeds(1).trials();
    var engine = new ForkedEngine(1, List.of("-Drefigure.test.warm=1"));
    var records = new ArrayList<TrialRecord>();

    engine.run(Tiny.Hungry.class, trials, records::add);
    engine.run(Tiny.Nothing.class, Sweep.of(Tiny.Nothing.class).trials(), r -> {});
    engine.run(Tiny.Hungry.class, trials, records::add);
    new ForkedEngine(1, List.of("-Drefigure.test.warm=2"))
        .run(Tiny.Hungry.class, trials, records::add);

    double first = records.get(0).value("pid");
    assertThat(records.get(1).value("pid")).isEqualTo(first);
    assertThat(records.get(2).value("pid")).isNotEqualTo(first);
    assertThat(IdleWorkers.ofThisProcess().pids()).contains((long) first);
  }

  @Test
  void anIdleWorkerThatWasKilledIsNotMissed() throws InterruptedException {
    var trials = Sweep.of(Tiny.Hungry.class).fix("of", "none").trials();
    var engine = new ForkedEngine(1, List.of("-Drefigure.test.killed=1"));
    var records = new ArrayList<TrialRecord>();

    engine.run(Tiny.Hungry.class, trials, records::add);
    ProcessHandle.of((long) records.get(0).value("pid")).ifPresent(ProcessHandle::destroyForcibly);
    engine.run(Tiny.Hungry.class, trials, records::add);

    assertThat(records)
        .extracting(TrialRecord::outcome)
        .containsExactly(new Outcome.Finished(), new Outcome.Finished());
    assertThat(records.get(1).attempt()).isEqualTo(1);
  }

  @Test
  void aWorkerAtRestEndsByItselfWhenItsTimeIsUp() throws Exception {
    WorkerProcess worker = new WorkerCommand(Tiny.Nothing.class, 1, List.of()).start();
    Trial trial = Sweep.of(Tiny.Nothing.class).trials().get(0);
    worker.greet(trial, Optional.empty());
    worker.rest(60);
    worker.greet(trial, Optional.empty());
    assertThat(worker.run(trial, 1, Optional.empty()).outcome())
        .as("a greeting ends the rest")
        .isEqualTo(new Outcome.Finished());

    worker.rest(1);

    assertThat(ProcessHandle.of(worker.pid()).map(h -> h.onExit().orTimeout(120, TimeUnit.SECONDS)))
        .hasValueSatisfying(exit -> assertThat(exit.join().isAlive()).isFalse());
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

  private static <T> T with(Map<String, String> properties, Callable<T> call) {
    properties.forEach(System::setProperty);
    try {
      return call.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      properties.keySet().forEach(System::clearProperty);
    }
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
