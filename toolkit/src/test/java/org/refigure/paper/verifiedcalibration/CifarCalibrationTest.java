package org.refigure.paper.verifiedcalibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.ClassProbabilities;
import org.refigure.data.NeedsData;
import org.refigure.stats.BinaryForecasts;
import org.refigure.stats.Binning;
import org.refigure.stats.Bootstrap;
import org.refigure.stats.CalibrationError;
import org.refigure.stats.CalibrationResampling;
import org.refigure.stats.HistogramBinning;
import org.refigure.stats.Interval;
import org.refigure.stats.ScalingBinning;

@NeedsData("cifar_probs.dat")
class CifarCalibrationTest {
  /** The tolerance of the comparison with an independent NumPy calculation: printed digits. */
  private static final double DIGITS = 1e-6;

  @Test
  void the_raw_probabilities_have_the_errors_of_an_independent_calculation() {
    ClassProbabilities data = ClassProbabilities.cifar10();
    assertThat(MarginalCalibration.binned(data, 15, CalibrationError::plugin))
        .isCloseTo(0.0117782113, within(DIGITS));
    assertThat(MarginalCalibration.binned(data, 15, CalibrationError::debiased))
        .isCloseTo(0.0106712961, within(DIGITS));
    BinaryForecasts top = data.topLabel();
    assertErrors(top, equalMass(top), 0.0781007541, 0.0776820357, 0.0397166789);
    assertErrors(top, Binning.equalWidth(15), 0.0652795247, 0.0630982481, 0.0397800669);
  }

  @Test
  void the_bootstrap_interval_of_the_expected_error_holds_it() {
    BinaryForecasts top = ClassProbabilities.cifar10().topLabel();
    var resampling = new CalibrationResampling(top, equalMass(top));
    Interval interval =
        new Bootstrap(1000, 0.95, 1).interval(random -> resampling.draw(random).expectedAbsolute());
    // The sampling error of an accuracy of 0.936 among 10,000 is 0.0025, that of ECE about as much.
    assertThat(interval.contains(0.0397166789)).isTrue();
    assertThat(interval.width()).isBetween(0.005, 0.02);
  }

  @Test
  void binning_fitted_values_beats_binning_labels_with_many_bins() {
    ClassProbabilities data = ClassProbabilities.cifar10();
    int[] rows = new int[1000];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i * 7919 % data.size();
    }
    double histogram =
        MarginalCalibration.squared(
            data, all -> discrete(all.map(HistogramBinning.fit(all.select(rows), 100))));
    double scaling =
        MarginalCalibration.squared(
            data, all -> discrete(all.map(ScalingBinning.fit(all.select(rows), 100))));
    // One calibration set; the ratio of means over a hundred is 0.65.
    assertThat(scaling / histogram).isBetween(0.3, 0.95);
  }

  private static double discrete(BinaryForecasts forecasts) {
    return CalibrationError.ofDiscrete(forecasts).plugin();
  }

  private static Binning equalMass(BinaryForecasts top) {
    return Binning.equalMass(top.forecasts(), 15);
  }

  private static void assertErrors(
      BinaryForecasts top, Binning bins, double plugin, double debiased, double expected) {
    CalibrationError error = CalibrationError.of(top, bins);
    assertThat(Math.sqrt(error.plugin())).isCloseTo(plugin, within(DIGITS));
    assertThat(Math.sqrt(error.debiased())).isCloseTo(debiased, within(DIGITS));
    assertThat(error.expectedAbsolute()).isCloseTo(expected, within(DIGITS));
  }
}
