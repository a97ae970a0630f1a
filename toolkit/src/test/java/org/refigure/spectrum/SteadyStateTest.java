package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.Draws;

class SteadyStateTest {

  @Test
  void theExampleOfTheBriefIs83PercentOfTheSimpleForm() {
    SteadyState state = new SteadyState(0.05, 1, 0.9);
    assertThat(state.rms() / state.simpleRms()).isCloseTo(0.83, within(0.005));
  }

  @Test
  void withoutMomentumTheFormIsThatOfAnAutoregression() {
    // Var w = η²/(1 − a²), a = 0.9: 0.01/0.19.
    SteadyState state = new SteadyState(0.1, 1, 0);
    assertThat(state.rms()).isCloseTo(Math.sqrt(0.01 / 0.19), within(1e-15));
  }

  @Test
  void slowDecayCancelsMomentum() {
    SteadyState state = new SteadyState(1e-4, 0.1, 0.9);
    // ηλ/(1 − β₁) = 1e-4 is the order of what is left.
    assertThat(state.rms() / state.simpleRms()).isCloseTo(1, within(2e-4));
  }

  @Property(tries = 100, seed = Draws.SEED)
  void momentsIteratedExactlyEndWhereTheFormulaSays(
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double learningRate,
      @ForAll @DoubleRange(min = 0.5, max = 1.9) double weightDecay,
      @ForAll @DoubleRange(min = 0, max = 0.95) double beta1) {
    SteadyState state = new SteadyState(learningRate, weightDecay, beta1);
    Moments moments = new Moments(state, 0);
    moments.step(5_000);
    // 5,000 steps are at least 50 relaxation times; rounding remains.
    assertThat(moments.weightSquared / (state.rms() * state.rms())).isCloseTo(1, within(1e-10));
  }

  @Test
  void fromRestTheVarianceIsTheSumOfSquaredCoefficientsOfTheGradients() {
    double a = 1 - 0.05 * 0.8;
    double beta = 0.9;
    SteadyState state = new SteadyState(0.05, 0.8, beta);
    int steps = 40;
    double expected = 0;
    for (int i = 1; i <= steps; i++) {
      double coefficient = 0;
      for (int t = i; t <= steps; t++) {
        coefficient +=
            Math.pow(a, steps - t)
                * 0.05
                * Math.pow(beta, t - i)
                * (1 - beta)
                / (1 - Math.pow(beta, t));
      }
      expected += coefficient * coefficient;
    }

    assertThat(state.varianceFromRest(steps)[steps]).isCloseTo(expected, within(1e-12));
  }

  @Test
  void fromRestTheVarianceEndsAtTheSteadyStateAndNeedsNoCorrectionWithoutMomentum() {
    SteadyState state = new SteadyState(0.05, 0.8, 0.9);
    SteadyState plain = new SteadyState(0.05, 0.8, 0);

    assertThat(Math.sqrt(state.varianceFromRest(2000)[2000])).isCloseTo(state.rms(), within(1e-12));
    assertThat(plain.varianceFromRest(30)[30]).isCloseTo(plain.varianceAt(30, 0), within(1e-14));
    assertThat(state.varianceFromRest(0)).containsExactly(0);
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 1, 0.9, 0",
    "0.01, 0.5, 0.9, 0.3",
    "0.01, 0.5, 0, 1",
    "0.1, 1, 0.9, 0.2",
    "0.2, 1, 0.95, 2"
  })
  void relaxationIsExactFromTheFirstStep(
      double learningRate, double weightDecay, double beta1, double initialRms) {
    SteadyState state = new SteadyState(learningRate, weightDecay, beta1);
    Moments moments = new Moments(state, initialRms);
    for (int step = 0; step <= 200; step++) {
      // At β₁ = a (the fourth line) the closed form is a limit; rounding of its parts is 1e-13.
      assertThat(state.varianceAt(step, initialRms))
          .isCloseTo(moments.weightSquared, within(1e-12));
      moments.step(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.05, 1, 0.9", "0.2, 1, 0.9", "0.05, 1, 0"})
  void agreesWithADirectSimulationOfTheRecursion(
      double learningRate, double weightDecay, double beta1) {
    ZigguratSampler.NormalizedGaussian gaussian = gaussian(21);
    int walkers = 20_000;
    double weights = 0;
    for (int walker = 0; walker < walkers; walker++) {
      double momentum = 0;
      double weight = 0;
      for (int step = 0; step < 150; step++) {
        momentum = beta1 * momentum + (1 - beta1) * gaussian.sample();
        weight = (1 - learningRate * weightDecay) * weight - learningRate * momentum;
      }
      weights += weight * weight;
    }
    double rms = Math.sqrt(weights / walkers);
    // Standard error of an rms over 20,000 Gaussian values is 0.5 %; three of them.
    assertThat(rms / new SteadyState(learningRate, weightDecay, beta1).rms())
        .isCloseTo(1, within(0.015));
  }

  @ParameterizedTest
  @CsvSource({"0.9, 0.95", "0.9, 0.99", "0, 0.95", "0.9, 0.999"})
  void theSecondMomentCorrectionLeavesOutOnlySquaresOfItsSmallParameter(
      double beta1, double beta2) {
    double simulated = simulatedCorrection(beta1, beta2);
    // Sampling error of 4 million correlated values is 0.002; second order is a few (1 − β₂)².
    double tolerance = 0.003 + 4 * (1 - beta2) * (1 - beta2);
    assertThat(SteadyState.secondMomentCorrection(beta1, beta2))
        .isCloseTo(simulated, within(tolerance));
  }

  @Test
  void theSecondMomentPiecesHaveTheValuesOfTheBrief() {
    assertThat(SteadyState.secondMomentCorrection(0.9, 0.95))
        .isCloseTo(1 + 0.05 - 0.069, within(5e-4));
  }

  @Test
  void timesAndAnglesHaveTheirClosedForms() {
    SteadyState state = new SteadyState(0.01, 0.5, 0.9);
    assertThat(state.relaxationSteps()).isCloseTo(100, within(1e-9));
    assertThat(state.equilibrium(399)).isFalse();
    assertThat(state.equilibrium(400)).isTrue();
    assertThat(state.rotationPerStep()).isCloseTo(Math.sqrt(0.01 * 0.1 / 1.9), within(1e-15));
    // Rotation is the ratio of the rms step to k.
    double step = 0.01 * Math.sqrt(0.1 / 1.9);
    assertThat(state.rotationPerStep()).isCloseTo(step / state.simpleRms(), within(1e-15));
    assertThat(state.varianceAt(100_000_000, 5))
        .isCloseTo(state.rms() * state.rms(), within(1e-15));
  }

  @Test
  void withoutDecayOrStepsThereIsNoSteadyState() {
    assertThatThrownBy(() -> new SteadyState(0.01, 0, 0.9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "weightDecay = 0.0 must be > 0 (SteadyState); without decay there is no steady state,"
                + " rms grows as √t");
    assertThatThrownBy(() -> new SteadyState(-0.1, 1, 0.9))
        .hasMessageContaining("learningRate = -0.1 must be > 0");
    assertThatThrownBy(() -> new SteadyState(Double.NaN, 1, 0.9))
        .hasMessageContaining("learningRate = NaN");
    assertThatThrownBy(() -> new SteadyState(2, 0.5, 0.9)).hasMessageContaining("must be < 1");
    assertThatThrownBy(() -> new SteadyState(0.1, 0.5, 1)).hasMessageContaining("beta1 = 1.0");
    assertThatThrownBy(() -> SteadyState.secondMomentCorrection(0.9, 0.5))
        .hasMessageContaining("beta2 = 0.5 must be in [0.9, 1)");
    SteadyState state = new SteadyState(0.01, 0.5, 0.9);
    assertThatThrownBy(() -> state.varianceAt(-1, 0)).hasMessageContaining("steps = -1");
    assertThatThrownBy(() -> state.varianceAt(1, -1)).hasMessageContaining("initialRms = -1.0");
  }

  /** Exact recursion of E w², E wm and E m², from running momentum. */
  private static final class Moments {

    private final double a;
    private final double learningRate;
    private final double beta1;
    private final double momentumSquared;
    private double weightSquared;
    private double mixed;

    Moments(SteadyState state, double initialRms) {
      learningRate = state.learningRate();
      a = 1 - learningRate * state.weightDecay();
      beta1 = state.beta1();
      momentumSquared = (1 - beta1) / (1 + beta1);
      weightSquared = initialRms * initialRms;
    }

    void step(int count) {
      for (int i = 0; i < count; i++) {
        // w′ = aw − ηm′ and m′ = βm + (1 − β)g with g independent of the past.
        double old = beta1 * mixed;
        weightSquared =
            a * a * weightSquared
                - 2 * a * learningRate * old
                + learningRate * learningRate * momentumSquared;
        mixed = a * old - learningRate * momentumSquared;
      }
    }
  }

  /** S = E[g_s² (Σ_k (1−β₁)β₁^k v_{s+k}^{−1/2})²] over a long stream; the sum runs backwards. */
  private static double simulatedCorrection(double beta1, double beta2) {
    int length = 4_000_000;
    int warmUp = 20_000;
    ZigguratSampler.NormalizedGaussian gaussian = gaussian(5);
    double[] squares = new double[length];
    double[] inverseRoots = new double[length];
    double second = 1;
    for (int s = 0; s < length; s++) {
      double gradient = gaussian.sample();
      squares[s] = gradient * gradient;
      second = beta2 * second + (1 - beta2) * squares[s];
      inverseRoots[s] = 1 / Math.sqrt(second);
    }
    double average = inverseRoots[length - 1];
    double sum = 0;
    for (int s = length - 1; s >= warmUp; s--) {
      average = (1 - beta1) * inverseRoots[s] + beta1 * average;
      sum += squares[s] * average * average;
    }
    return sum / (length - warmUp);
  }

  private static ZigguratSampler.NormalizedGaussian gaussian(long seed) {
    return ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
  }
}
