package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials as text, for engines that carry them to other machines. */
class RemoteTrialTest {
  @TempDir Path folder;

  @Test
  void trialsRunToTheRecordsOfTheLocalEngine() throws InterruptedException {
    for (Trial trial : Sweep.of(Tiny.Quadratic.class).over("rate", 0.1, 0.7).seeds(2).trials()) {
      assertThat(run(Tiny.Quadratic.class, trial, 1).recorded())
          .isEqualTo(TrialRun.of(Tiny.Quadratic.class, trial, 1).recorded());
    }
  }

  @Test
  void attemptsGoOnFromThoseOfAMachineThatDied() throws InterruptedException {
    var sweep =
        Sweep.of(Tiny.Deadly.class)
            .fix("folder", folder.toString())
            .fix("code", 3)
            .over("deaths", 1, 3);

    TrialRecord saved = run(Tiny.Deadly.class, sweep.trials().get(0), 2);
    TrialRecord lost = run(Tiny.Deadly.class, sweep.trials().get(1), 2);

    assertThat(saved.attempt()).isEqualTo(3);
    assertThat(saved.outcome()).isEqualTo(new Outcome.Finished());
    assertThat(lost.attempt()).isEqualTo(3);
    assertThat(lost.outcome())
        .isInstanceOfSatisfying(
            Outcome.Lost.class, outcome -> assertThat(outcome.attempts()).isEqualTo(3));
  }

  @Test
  void anInterruptEndsTheTrialThatRuns() throws Exception {
    var sweep = Sweep.of(Tiny.Slow.class).fix("folder", folder.toString()).seeds(1L);
    Thread caller = Thread.currentThread();
    var interrupter =
        new Thread(
            () -> {
              Beats.await(folder, 1);
              caller.interrupt();
            });
    interrupter.start();

    assertThatThrownBy(() -> run(Tiny.Slow.class, sweep.trials().get(0), 1))
        .isInstanceOf(InterruptedException.class);
    assertThat(Beats.stop(folder, 1)).isTrue();
  }

  @Test
  void aClassPathWithoutTheExperimentIsOneClearLine() throws Exception {
    var place = Tiny.class.getProtectionDomain().getCodeSource().getLocation();
    String tests = Path.of(place.toURI()).toString();
    var without =
        RemoteTrial.classPath(Tiny.Nothing.class).stream()
            .filter(entry -> !entry.equals(tests))
            .toList();
    var remote = RemoteTrial.of(Tiny.Nothing.class, Sweep.of(Tiny.Nothing.class).trials().get(0));

    assertThatExceptionOfType(SweepException.class)
        .isThrownBy(() -> remote.run(without, 1))
        .withMessageStartingWith("experiment org.refigure.sweep.Tiny$Nothing is not on");
  }

  @Test
  void anEngineOfAnotherModuleIsNamedWhereItIsMissing() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Engine.parse("spark://head:7077"))
        .withMessageStartingWith(
            "engine = \"spark://head:7077\" needs the module org.refigure:cluster");
  }

  private static TrialRecord run(Class<? extends Experiment> type, Trial trial, int first)
      throws InterruptedException {
    String text = RemoteTrial.of(type, trial).run(RemoteTrial.classPath(type), first);
    return RemoteTrial.record(trial, text);
  }
}
