package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials as text, for engines that carry them to other machines. */
class RemoteWorkerTest {
  @TempDir Path folder;

  @Test
  void oneWorkerRunsManyTrialsToTheRecordsOfTheLocalEngine() throws InterruptedException {
    var trials = Sweep.of(Tiny.Quadratic.class).over("rate", 0.1, 0.7).seeds(2).trials();

    try (var worker = worker(Tiny.Quadratic.class, RemoteWorker.classPath(Tiny.Quadratic.class))) {
      for (Trial trial : trials) {
        String record = worker.run(RemoteWorker.text(trial), 1);

        assertThat(RemoteWorker.record(trial, record).recorded())
            .isEqualTo(TrialRun.of(Tiny.Quadratic.class, trial, 1).recorded());
      }
    }
  }

  @Test
  void attemptsGoOnFromThoseOfAMachineThatDied() throws InterruptedException {
    var sweep =
        Sweep.of(Tiny.Deadly.class)
            .fix("folder", folder.toString())
            .fix("code", 3)
            .over("deaths", 1, 3);

    try (var worker = worker(Tiny.Deadly.class, RemoteWorker.classPath(Tiny.Deadly.class))) {
      var records = sweep.trials().stream().map(trial -> record(worker, trial, 2)).toList();

      assertThat(records.get(0).attempt()).isEqualTo(3);
      assertThat(records.get(0).outcome()).isEqualTo(new Outcome.Finished());
      assertThat(records.get(1).outcome())
          .isInstanceOfSatisfying(
              Outcome.Lost.class, lost -> assertThat(lost.attempts()).isEqualTo(3));
    }
  }

  @Test
  void anInterruptEndsTheTrialThatRuns() throws Exception {
    var trial =
        Sweep.of(Tiny.Slow.class).fix("folder", folder.toString()).seeds(1L).trials().get(0);
    Thread caller = Thread.currentThread();
    var interrupter =
        new Thread(
            () -> {
              Beats.await(folder, 1);
              caller.interrupt();
            });
    interrupter.start();

    try (var worker = worker(Tiny.Slow.class, RemoteWorker.classPath(Tiny.Slow.class))) {
      assertThatThrownBy(() -> worker.run(RemoteWorker.text(trial), 1))
          .isInstanceOf(InterruptedException.class);
      assertThat(Beats.stopWithinASecond(folder, 1)).isTrue();
    }
  }

  @Test
  void aClassPathWithoutTheExperimentIsOneClearLine() {
    String toolkit =
        Path.of(Experiment.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString();
    var withoutTests =
        RemoteWorker.classPath(Tiny.Nothing.class).stream()
            .filter(entry -> entry.equals(toolkit) || entry.endsWith(".jar"))
            .toList();

    try (var worker = worker(Tiny.Nothing.class, withoutTests)) {
      assertThatExceptionOfType(SweepException.class)
          .isThrownBy(
              () -> worker.run(RemoteWorker.text(Sweep.of(Tiny.Nothing.class).trials().get(0)), 1))
          .withMessageStartingWith("experiment org.refigure.sweep.Tiny$Nothing is not on");
    }
  }

  @Test
  void anEngineOfAnotherModuleIsNamedWhereItIsMissing() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Engine.parse("spark://head:7077"))
        .withMessageStartingWith(
            "engine = \"spark://head:7077\" needs the module org.refigure:cluster");
  }

  private static TrialRecord record(RemoteWorker worker, Trial trial, int first) {
    try {
      return RemoteWorker.record(trial, worker.run(RemoteWorker.text(trial), first));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static RemoteWorker worker(Class<? extends Experiment> type, List<String> classPath) {
    return new RemoteWorker(type.getName(), classPath, RemoteWorker.options());
  }
}
