package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CalibratorsTest {
  private static final BinaryForecasts TWO_LEVELS =
      new BinaryForecasts(
          new double[] {0.2, 0.2, 0.2, 0.2, 0.7, 0.7, 0.7},
          new boolean[] {true, false, false, false, true, true, false});

  @Test
  void platt_scaling_of_two_levels_gives_the_two_frequencies() {
    PlattScaling platt = PlattScaling.fit(TWO_LEVELS);
    // Two parameters, two levels: the likelihood is greatest where both are met exactly. Newton
    // ends with a decrement below 1e-12, so the likelihood's argument is known to about 1e-6.
    assertThat(platt.applyAsDouble(0.2)).isCloseTo(0.25, within(1e-6));
    assertThat(platt.applyAsDouble(0.7)).isCloseTo(2 / 3.0, within(1e-6));
  }

  @Test
  void platt_scaling_meets_the_score_equations() {
    int n = 200;
    double[] forecasts = new double[n];
    boolean[] outcomes = new boolean[n];
    for (int i = 0; i < n; i++) {
      forecasts[i] = (i + 0.5) / n;
      outcomes[i] = (i * 37) % n < i * i / n;
    }
    PlattScaling platt = PlattScaling.fit(new BinaryForecasts(forecasts, outcomes));
    double residual = 0;
    double moment = 0;
    for (int i = 0; i < n; i++) {
      double error = platt.applyAsDouble(forecasts[i]) - (outcomes[i] ? 1 : 0);
      residual += error;
      moment += error * PlattScaling.logit(forecasts[i]);
    }
    assertThat(residual).isCloseTo(0, within(1e-5)); // √decrement times the curvature, about n/4
    assertThat(moment).isCloseTo(0, within(1e-5));
  }

  @Test
  void separable_outcomes_end_with_a_steep_but_finite_slope() {
    var separable =
        new BinaryForecasts(
            new double[] {0.1, 0.2, 0.8, 1.0}, new boolean[] {false, false, true, true});
    PlattScaling platt = PlattScaling.fit(separable);
    assertThat(platt.slope()).isFinite().isGreaterThan(3);
    assertThat(platt.applyAsDouble(0.2)).isLessThan(0.01);
    assertThat(platt.applyAsDouble(0.8)).isGreaterThan(0.99);
    assertThat(platt.applyAsDouble(1)).isBetween(0.99, 1.0);
  }

  @Test
  void platt_scaling_needs_both_outcomes_and_two_forecasts() {
    var oneOutcome = new BinaryForecasts(new double[] {0.1, 0.2}, new boolean[] {true, true});
    assertThatThrownBy(() -> PlattScaling.fit(oneOutcome))
        .hasMessageContaining("must not all be equal");
    var oneForecast = new BinaryForecasts(new double[] {0.3, 0.3}, new boolean[] {true, false});
    assertThatThrownBy(() -> PlattScaling.fit(oneForecast))
        .hasMessageContaining("must not all be equal");
  }

  @Test
  void histogram_binning_forecasts_the_share_of_events_in_each_bin() {
    HistogramBinning binned = HistogramBinning.fit(TWO_LEVELS, 2);
    assertThat(binned.applyAsDouble(0.15)).isEqualTo(0.25);
    assertThat(binned.applyAsDouble(0.9)).isEqualTo(2 / 3.0);
  }

  @Test
  void an_empty_bin_forecasts_its_centre() {
    var data =
        new BinaryForecasts(
            new double[] {0.5, 0.5, 0.5, 0.5, 0.8}, new boolean[] {true, false, true, false, true});
    // Edges 0.5, 0.65, 1: nothing lies in (0.5, 0.65].
    assertThat(HistogramBinning.fit(data, 3).applyAsDouble(0.6)).isEqualTo(0.575);
  }

  @Test
  void scaling_binning_averages_fitted_values_and_so_keeps_their_mean() {
    int n = 300;
    double[] forecasts = new double[n];
    boolean[] outcomes = new boolean[n];
    for (int i = 0; i < n; i++) {
      forecasts[i] = (i + 0.5) / n;
      outcomes[i] = (i * 7) % 10 < 10 * forecasts[i];
    }
    var data = new BinaryForecasts(forecasts, outcomes);
    ScalingBinning calibrator = ScalingBinning.fit(data, 10);
    double[] calibrated = data.map(calibrator).forecasts();
    assertThat(Arrays.stream(calibrated).distinct().count()).isEqualTo(10);
    double fitted = Arrays.stream(data.map(calibrator.scaling()).forecasts()).sum();
    assertThat(Arrays.stream(calibrated).sum()).isCloseTo(fitted, within(1e-10)); // rounding of 300
    assertThat(calibrator.applyAsDouble(0.95)).isGreaterThan(calibrator.applyAsDouble(0.4));
  }
}
