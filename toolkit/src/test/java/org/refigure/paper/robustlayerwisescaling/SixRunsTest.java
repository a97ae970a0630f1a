package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.sweep.Curve;
import org.refigure.sweep.Study;
import org.refigure.sweep.Trial;

class SixRunsTest {
  /** Gain and σ₁ follow √(η/λ), up to one per mille of noise by seed. */
  private static Map<String, Double> values(Trial trial) {
    double unit = Math.sqrt(trial.number("learningRate") / trial.number("weightDecay"));
    double noise = 1 + 0.001 * trial.seed() * trial.number("weightDecay");
    var values = new HashMap<String, Double>();
    for (String matrix : GainExponents.MATRICES) {
      values.put(matrix + " gain", 20 * unit * noise);
      values.put(matrix + " sigma1", 60 * unit * noise);
    }
    return values;
  }

  private static Map<String, Curve> curves(Trial trial) {
    Curve curve = new Curve(new long[] {0, 3000, 5970}, new double[] {0.5, 1.6, 1.78});
    return Map.of("gain of W1", curve, "gain of W2", curve);
  }

  private final Study study =
      Fabricated.study(SixRuns.sweep(Scale.LAPTOP), SixRunsTest::values, SixRunsTest::curves);
  private final SixRuns runs = SixRuns.of(Scale.LAPTOP, study);
  private final List<FigureOneRun> all = SixRuns.runs(Scale.LAPTOP);

  @Test
  void ratiosFollowTheLawThatTheRunsObey() {
    for (FigureOneRun run : all) {
      assertThat(runs.ratio(run, "W1 gain").value()).isCloseTo(run.law(), within(0.005));
    }
    assertThat(all.get(4).law()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(all.get(1).law()).isEqualTo(1);
  }

  @Test
  void runsThatObeyTheLawAreJudgedReproduced() {
    Scorecard card = runs.judge(Scorecard.of(Claims.PAPER, Scale.LAPTOP));
    assertThat(card.findings()).hasSize(20);
    assertThat(card.count(Verdict.REPRODUCED)).isEqualTo(20);
  }

  @Test
  void theDashedLineStartsAtTheFirstGainAndEndsAtTheLaw() {
    FigureOneRun doubled = FigureOneRun.DECAY_DOUBLED;
    double[] predicted = runs.predictedGain(doubled, "W1");
    assertThat(predicted[0])
        .isCloseTo(runs.relativeGain(doubled, "W1").get(0).value(), within(1e-12));
    // ηλT = 24: what is left of the start is exp(−48).
    double law = SixRuns.steadyState(doubled).rms() / SixRuns.steadyState(FigureOneRun.BASE).rms();
    assertThat(predicted[2]).isCloseTo(law, within(1e-12));
    assertThat(law).isCloseTo(Math.sqrt(0.5), within(0.02));
  }

  @Test
  void theCurveIsRelativeToTheBaseRunOfTheSameSeed() {
    double[] base = {20 * Math.sqrt(4e-3 / 0.5), 20 * Math.sqrt(4e-3 / 0.5) * 1.0005};
    double first = runs.relativeGain(FigureOneRun.BASE, "W1").get(1).value();
    assertThat(first).isBetween(1.6 / base[1] * 0.999, 1.6 / base[0]);
    assertThat(runs.steps(FigureOneRun.BASE, "W1")).containsExactly(0, 3000, 5970);
  }
}
