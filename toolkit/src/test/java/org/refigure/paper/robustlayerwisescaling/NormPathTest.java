package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.optim.Rates;
import org.refigure.spectrum.SteadyState;

class NormPathTest {
  private static final Rates VECTOR = new Rates(0.01, 0);

  private static ProxySetting setting(double rate, double decay, long plateauEnd, long steps) {
    return new ProxySetting(
        64, new Rates(rate, decay), VECTOR, new ProxySchedule(steps, plateauEnd, false));
  }

  @Test
  void theEndIsTheSteadyStateWithMomentum() {
    // ηλ = 0.05, comparable to 1 − β₁: the full formula is 0.83 of √(η/2λ) there.
    NormPath path = new NormPath(setting(0.05, 1, 1000, 1000), 0.9, 0.3);
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
    NormPath path = new NormPath(setting(0.01, 0.2, 1000, 1000), 0.9, 0.5);
    double from = path.rms(100);
    // The exact formula's momentum starts at rest, which costs it 1/(1 − β₁) = 10 steps of growth.
    assertThat(path.rms(600) * path.rms(600))
        .isCloseTo(law.varianceAt(500, from), within(0.01 * law.varianceAt(500, from)));
  }

  @Test
  void withoutDecayTheMeanSquareGrowsByTheSquareOfTheRate() {
    NormPath path = new NormPath(setting(0.01, 0, 1000, 1000), 0.9, 0);
    double perStep = (Math.pow(path.rms(1000), 2) - Math.pow(path.rms(500), 2)) / 500;
    assertThat(perStep).isCloseTo(1e-4, within(1e-12));
  }

  @Test
  void theWarmUpCountsByItsShare() {
    ProxySetting setting = setting(0.01, 0.2, 1000, 1000);
    // Rates 1/100, 2/100, … over the first hundred steps.
    assertThat(setting.fullSteps(0)).isZero();
    assertThat(setting.fullSteps(50)).isCloseTo(50 * 51 / 200.0, within(1e-12));
    assertThat(setting.fullSteps(100)).isCloseTo(50.5, within(1e-12));
    assertThat(setting.fullSteps(101)).isCloseTo(51.5, within(1e-12));
    assertThat(setting.clock(1000)).isCloseTo(0.002 * 950.5, within(1e-12));
  }

  @Test
  void aDecayingRateMovesTheSteadyState() {
    NormPath path = new NormPath(setting(0.05, 1, 500, 1000), 0.9, 0.3);
    assertThat(path.rms(1000)).isLessThan(0.7 * path.rms(500));
  }
}
