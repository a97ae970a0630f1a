package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NormPathTest {
  private static final int WARM_UP = 100;

  /** Up to the rate over the first hundred of a thousand steps, then constant. */
  private static double[] rates(double rate) {
    return IntStream.range(0, 1000)
        .mapToDouble(step -> rate * Math.min(1, (step + 1.0) / WARM_UP))
        .toArray();
  }

  @Test
  void theEndIsTheSteadyStateWithMomentum() {
    // ηλ = 0.05, comparable to 1 − β₁: the full formula is 0.83 of √(η/2λ) there.
    NormPath path = new NormPath(rates(0.05), 1, 0.9, 0.3);
    SteadyState law = new SteadyState(0.05, 1, 0.9);
    assertThat(path.rms(1000)).isCloseTo(law.rms(), within(1e-12));
    assertThat(law.rms() / law.simpleRms()).isCloseTo(0.83, within(0.005));
    // The rotation there differs from Kosson's by the same factor in the norm.
    assertThat(path.rotation(1000) * path.rms(1000))
        .isCloseTo(law.rotationPerStep() * law.simpleRms(), within(1e-12));
  }

  @Test
  void theWayThereIsThatOfTheExactFormulaOnceMomentumRuns() {
    // ηλ = 0.002; after the warm-up of 100 steps the variance relaxes as exp(−2ηλt).
    SteadyState law = new SteadyState(0.01, 0.2, 0.9);
    NormPath path = new NormPath(rates(0.01), 0.2, 0.9, 0.5);
    double from = path.rms(WARM_UP);
    // The exact formula's momentum starts at rest, which costs it 1/(1 − β₁) = 10 steps of growth.
    assertThat(path.rms(600) * path.rms(600))
        .isCloseTo(law.varianceAt(500, from), within(0.01 * law.varianceAt(500, from)));
  }

  @Test
  void withoutDecayTheMeanSquareGrowsByTheSquareOfTheRate() {
    NormPath path = new NormPath(rates(0.01), 0, 0.9, 0);
    double perStep = (Math.pow(path.rms(1000), 2) - Math.pow(path.rms(500), 2)) / 500;
    assertThat(perStep).isCloseTo(1e-4, within(1e-12));
    assertThat(path.clock(1000)).isZero();
  }

  @Test
  void theClockSumsTheRates() {
    NormPath path = new NormPath(rates(0.01), 0.2, 0.9, 0.5);
    assertThat(path.clock(0)).isZero();
    // Rates 1/100, 2/100, … over the first hundred steps amount to 50.5 of the later ones.
    assertThat(path.clock(WARM_UP)).isCloseTo(0.002 * 50.5, within(1e-12));
    assertThat(path.clock(path.steps())).isCloseTo(0.002 * 950.5, within(1e-12));
  }

  @Test
  void aDecayingRateMovesTheSteadyState() {
    double[] rates = new double[1000];
    Arrays.fill(rates, 0, 500, 0.05);
    Arrays.setAll(rates, step -> step < 500 ? 0.05 : 0.05 * (1000 - step) / 500);
    NormPath path = new NormPath(rates, 1, 0.9, 0.3);
    assertThat(path.rms(1000)).isLessThan(0.7 * path.rms(500));
  }

  @Test
  void whatIsNoPathIsRefused() {
    double[] one = {0.5};
    assertThatThrownBy(() -> new NormPath(new double[0], 0, 0, 1))
        .hasMessage("learningRates.length = 0.0 must be at least 1 (NormPath)");
    assertThatThrownBy(() -> new NormPath(one, 2, 0.9, 1))
        .hasMessageContaining("learningRates[0] = 0.5 must be ≥ 0, and times weightDecay < 1");
    assertThatThrownBy(() -> new NormPath(one, 1, 1, 1)).hasMessageContaining("beta1 = 1.0");
    assertThatThrownBy(() -> new NormPath(one, 1, 0.9, 1).rms(2))
        .hasMessageContaining("step = 2.0 must be from 0 to 1");
  }
}
