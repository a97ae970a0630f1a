package org.refigure.paper.verifiedcalibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.stats.CalibrationError;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;

class SyntheticCalibratedTest {
  @Test
  void the_plugin_has_the_bias_of_the_integral_and_the_debiased_estimate_none() {
    Selection trials = trials();
    double bias = OverSeeds.mean(trials, "pluginMean").value();
    double deviation = OverSeeds.mean(trials, "debiasedDeviation").value();
    double error = deviation / Math.sqrt(4 * 50); // four seeds of 50 repeats
    assertThat(bias).isCloseTo(100 / (6.0 * SyntheticCalibrated.SIZE), within(4 * error));
    assertThat(OverSeeds.mean(trials, "debiasedMean").value()).isCloseTo(0, within(4 * error));
    // n independent squares: the standard deviation is √(2 Σ (p(1−p))²)/n = √(2B/30)/n.
    assertThat(deviation)
        .isCloseTo(Math.sqrt(2 * 100 / 30.0) / SyntheticCalibrated.SIZE, within(1.5e-4));
  }

  @Test
  void the_wrong_divisor_subtracts_less() {
    var error =
        new CalibrationError(new long[] {4, 2}, new double[] {0.5, 0.9}, new double[] {0.25, 1});
    double right = error.debiased();
    // Bin 1 subtracts 3/16/4 instead of 3/16/3, weighed 4/6.
    assertThat(SyntheticCalibrated.wrongDivisor(error))
        .isCloseTo(right + 4 / 6.0 * 3 / 16.0 * (1 / 3.0 - 1 / 4.0), within(1e-15));
  }

  @Test
  void the_same_trial_gives_the_same_bits() {
    for (String value : new String[] {"pluginMean", "debiasedMean", "wrongDivisorMean"}) {
      assertThat(trials().values(value)).isEqualTo(trials().values(value));
    }
  }

  private static Selection trials() {
    try (Study study = Study.inMemory()) {
      return Selection.of(
          Sweep.of(SyntheticCalibrated.class)
              .fix("bins", 100)
              .seeds(4)
              .run(study, new LocalEngine(), SweepListener.silent()));
    }
  }
}
