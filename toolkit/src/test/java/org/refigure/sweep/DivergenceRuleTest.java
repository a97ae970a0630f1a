package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DivergenceRuleTest {
  /** Gradient descent on x²/2 from 1 with a step beyond 2: the loss grows until it overflows. */
  public static final class Unstable implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      double x = 1;
      for (int step = 0; step < 3000; step++) {
        recorder.point("loss", step, x * x / 2);
        recorder.point("another curve", step, Double.NaN);
        x -= trial.number("rate") * x;
      }
      recorder.value("end", x);
      recorder.vector("position", new double[] {x});
    }

    @Override
    public List<DivergenceRule> divergence(Trial trial) {
      return trial.parameters().containsKey("bound")
          ? List.of(DivergenceRule.above("loss", trial.number("bound")))
          : List.of(DivergenceRule.nonFinite("loss"));
    }
  }

  @Test
  void aLossThatOverflowsStopsTheRunWhereItIsSeen() throws InterruptedException {
    TrialRecord record = run(Map.of("rate", 3)); // |x| doubles: x² = 2^(2 step) is beyond 2^1023

    assertThat(record.outcome()).isEqualTo(new Outcome.Diverged(512, "loss = Infinity"));
    assertThat(record.curve("loss").size()).as("the point that broke it included").isEqualTo(513);
    assertThat(record.values()).as("what comes after is not computed").isEmpty();
  }

  @Test
  void aLossAboveTheBoundStopsTheRunAndOneAtTheBoundDoesNot() throws InterruptedException {
    assertThat(run(Map.of("rate", 3, "bound", 100)).outcome())
        .isEqualTo(new Outcome.Diverged(4, "loss = 128.0 > 100.0"));
    assertThat(run(Map.of("rate", 3, "bound", 128)).outcome())
        .isEqualTo(new Outcome.Diverged(5, "loss = 512.0 > 128.0"));
  }

  @Test
  void aRunThatStaysWellIsLeftAlone() throws InterruptedException {
    TrialRecord record = run(Map.of("rate", 0.5));

    assertThat(record.outcome()).isEqualTo(new Outcome.Finished());
    assertThat(record.values()).containsOnlyKeys("end");
    assertThat(record.vectors()).containsOnlyKeys("position");
  }

  @Test
  void aStoppedRunIsAResultThatIsNotRunAgain() {
    var sweep = Sweep.of(Unstable.class).over("rate", 0.5, 3);
    try (Study study = Study.inMemory()) {
      assertThat(sweep.run(study, new LocalEngine(), SweepListener.silent()).failures()).isEmpty();
      assertThat(sweep.plan(study, new LocalEngine()).fresh()).isZero();
      assertThat(sweep.fix("bound", 100).plan(study, new LocalEngine()).fresh())
          .as("another bound is another trial")
          .isEqualTo(2);
    }
  }

  @Test
  void aBoundThatIsNoNumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DivergenceRule.above("loss", Double.NaN))
        .withMessage("bound = NaN must be a number (divergence rule of curve \"loss\")");
  }

  private static TrialRecord run(Map<String, ?> parameters) throws InterruptedException {
    return TrialRun.of(Unstable.class, Trial.of(new Unstable(), parameters, 0), 1);
  }
}
