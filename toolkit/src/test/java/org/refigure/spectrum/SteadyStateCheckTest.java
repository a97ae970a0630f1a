package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.spectrum.TrainingTrace.MatrixTrace;
import org.refigure.spectrum.TrainingTrace.Recipe;

/** Walks w ← (1−ηλ)w − ηm with known gradients, of which the check must say what they are. */
class SteadyStateCheckTest {
  private static final int WEIGHTS = 4000;
  private static final double BETA = 0.9;

  /** A walk of noise and, in every weight, a constant {@code signal}, seen every 20 steps. */
  private static TrainingTrace walk(
      LongToDoubleFunction rate, double decay, int steps, double signal) {
    float[] w = new float[WEIGHTS];
    float[] m = new float[WEIGHTS];
    float[] g = new float[WEIGHTS];
    GaussianStream noise = new GaussianStream(7);
    int points = steps / 20;
    long[] seen = new long[points];
    double[][] curves = new double[4][points];
    for (int step = 0; step < steps; step++) {
      noise.fill(g, 1);
      double eta = rate.applyAsDouble(step);
      double ww = 0;
      double wu = 0;
      double uu = 0;
      double next = 0;
      double along = 0;
      for (int i = 0; i < WEIGHTS; i++) {
        m[i] = (float) (BETA * m[i] + (1 - BETA) * (g[i] + signal));
        double before = w[i];
        w[i] = (float) ((1 - eta * decay) * before - eta * m[i]);
        ww += before * before;
        wu += before * m[i];
        uu += (double) m[i] * m[i];
        next += (double) w[i] * w[i];
        along += before * w[i];
      }
      if (step % 20 == 0) {
        seen[step / 20] = step;
        curves[0][step / 20] = Math.sqrt(ww / WEIGHTS);
        curves[1][step / 20] = Math.acos(Math.min(1, along / Math.sqrt(ww * next)));
        curves[2][step / 20] = wu / Math.sqrt(ww * uu);
        curves[3][step / 20] = eta;
      }
    }
    curves[1][0] = 0; // the first step turns nothing: w is zero
    curves[2][0] = 0;
    MatrixTrace matrix =
        new MatrixTrace(
            new Trace(seen, curves[0]), new Trace(seen, curves[1]), new Trace(seen, curves[2]));
    return new TrainingTrace(
        new Recipe(new Trace(seen, curves[3]), decay, BETA),
        seen[points - 1],
        new TreeMap<>(Map.of("W", matrix)));
  }

  @Test
  void noiseThatHasForgottenItsStartIsInEquilibrium() {
    SteadyStateReport report = SteadyState.check(walk(step -> 0.01, 0.5, 600, 0));

    assertThat(report.verdict()).isEqualTo(Equilibrium.REACHED);
    assertThat(report.clock()).isCloseTo(0.01 * 0.5 * 580, within(1e-9));
    SteadyStateReport.Agreement agreement = report.matrices().get(0).agreement();
    // 4,000 weights give rms to 1/√8000 = 1 %, correlated in time.
    assertThat(agreement.rms().getAsDouble()).isCloseTo(1, within(0.04));
    // A step turns by ‖ηu‖/‖w‖ only up to the part of u along w, here cos² = 4 %.
    assertThat(agreement.rotation().getAsDouble()).isCloseTo(1, within(0.06));
    assertThat(agreement.alignment().getAsDouble()).isCloseTo(0, within(0.03));
    assertThat(report.reason()).contains("all 1 matrices", "ηλt = 2.90 ≥ 2");
  }

  @Test
  void momentumTurnsTheAlignmentOfNoiseNegative() {
    SteadyState state = new SteadyState(0.01, 0.5, BETA);
    assertThat(state.alignment())
        .isCloseTo(-BETA / (1 + BETA) * Math.sqrt(2 * 0.005 * 19), within(0.01));
    assertThat(new SteadyState(0.01, 0.5, 0).alignment()).isCloseTo(0, within(1e-12));
  }

  @Test
  void aShortRunIsToldHowManyStepsItLacks() {
    SteadyStateReport report = SteadyState.check(walk(step -> 0.01, 0.5, 220, 0));

    assertThat(report.verdict()).isEqualTo(Equilibrium.TOO_SHORT);
    assertThat(report.reason()).contains("ηλt = 1.00, needs ≥ 2: train 200 more steps");
  }

  @Test
  void withoutDecayThereIsNoSteadyStateAndTheGrowthIsMeasured() {
    SteadyStateReport report = SteadyState.check(walk(step -> 0.01, 0, 2000, 0));

    assertThat(report.verdict()).isEqualTo(Equilibrium.NO_STEADY_STATE);
    assertThat(report.reason())
        .contains("rms grows as √t")
        .containsPattern("t\\^0\\.(4[5-9]|5[0-5])");
  }

  @Test
  void aLastingSignalIsNotTakenForNoise() {
    SteadyStateReport report = SteadyState.check(walk(step -> 0.01, 0.5, 600, 0.1));

    assertThat(report.verdict()).isEqualTo(Equilibrium.SIGNAL_DOMINATED);
    assertThat(report.reason()).containsPattern("rms is [2-9]\\.[0-9]+ of the formula");
  }

  @Test
  void aRateThatFallsFasterThanTheWeightsFollowIsSaidWithTheStepToMeasureAt() {
    SteadyStateReport falling =
        SteadyState.check(
            walk(step -> step < 800 ? 0.01 : 0.01 * (1000 - step) / 200, 0.5, 980, 0));
    assertThat(falling.verdict()).isEqualTo(Equilibrium.RATE_DECAYS);
    assertThat(falling.reason()).contains("measure at step 801 or before");

    SteadyStateReport slow =
        SteadyState.check(walk(step -> 0.01 * (1 - 0.5 * step / 20_000), 0.5, 20_000, 0));
    assertThat(slow.verdict()).isEqualTo(Equilibrium.REACHED);
  }

  @Test
  void theWorstMatrixDecidesAndIsNamed() {
    MatrixTrace good = new MatrixTrace(Trace.constant(0.1), Trace.NONE, Trace.NONE);
    double steady = new SteadyState(0.01, 0.5, 0).rms();
    MatrixTrace exact =
        new MatrixTrace(new Trace(new long[] {950}, new double[] {steady}), Trace.NONE, Trace.NONE);
    MatrixTrace doubled =
        new MatrixTrace(
            new Trace(new long[] {950}, new double[] {2 * steady}), Trace.NONE, Trace.NONE);
    SteadyStateReport report =
        SteadyState.check(
            new TrainingTrace(
                new Recipe(Trace.constant(0.01), 0.5, 0),
                1000,
                new TreeMap<>(Map.of("a", exact, "b", doubled, "c", good))));

    assertThat(report.verdict()).isEqualTo(Equilibrium.SIGNAL_DOMINATED);
    assertThat(report.reason())
        .isEqualTo("1 of 3 matrices; rms is 2.00 of the formula, noise stays within 10 %");
    assertThat(report.names(Equilibrium.REACHED)).containsExactly("a", "c");
    assertThat(report.matrices().get(2).reason()).contains("only the clock was checked");
  }

  @Test
  void whatCannotBeCheckedIsRefusedInOneLine() {
    assertThatThrownBy(() -> new Recipe(Trace.NONE, 0.5, 0.9))
        .hasMessageContaining("learningRate must be known");
    assertThatThrownBy(() -> new Recipe(Trace.constant(0.1), -1, 0.9))
        .hasMessageContaining("weightDecay = -1.0 must be finite and >= 0");
    assertThatThrownBy(() -> new Recipe(Trace.constant(0.1), 1, 1))
        .hasMessageContaining("beta1 = 1.0");
    assertThatThrownBy(
            () -> new TrainingTrace(new Recipe(Trace.constant(1), 1, 0), 5, new TreeMap<>()))
        .hasMessageContaining("one matrix at least");
    assertThatThrownBy(() -> new Trace(new long[] {1, 1}, new double[2]))
        .hasMessageContaining("steps[1] = 1 must be above the one before");
  }
}
