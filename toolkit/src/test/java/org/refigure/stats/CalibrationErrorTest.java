package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {
  private static final double ROUNDING = 1e-15;

  @Test
  void edges_of_equal_mass_lie_midway_and_larger_parts_come_first() {
    double[] values = {0.9, 0.1, 0.3, 0.2, 0.5};
    assertThat(Binning.equalMass(values, 2).upperEdges()).containsExactly(0.4, 1);
    assertThat(Binning.equalMass(values, 3).upperEdges())
        .containsExactly((0.2 + 0.3) / 2, (0.5 + 0.9) / 2, 1);
    assertThat(Binning.equalMass(values, 99).size()).isEqualTo(5);
  }

  @Test
  void equal_values_share_an_edge_and_leave_fewer_bins() {
    double[] values = {0.5, 0.5, 0.5, 0.5, 0.8};
    assertThat(Binning.equalMass(values, 3).upperEdges()).containsExactly(0.5, (0.5 + 0.8) / 2, 1);
    assertThat(Binning.equalMass(values, 2).upperEdges()).containsExactly(0.5, 1);
  }

  @Test
  void a_value_on_an_edge_belongs_to_the_bin_that_ends_there() {
    Binning four = Binning.equalWidth(4);
    assertThat(four.binOf(0)).isZero();
    assertThat(four.binOf(0.25)).isZero();
    assertThat(four.binOf(Math.nextUp(0.25))).isEqualTo(1);
    assertThat(four.binOf(1)).isEqualTo(3);
    assertThat(Binning.distinct(new double[] {0.2, 0.1, 0.2}).binOf(0.9))
        .as("beyond the last edge")
        .isEqualTo(1);
    assertThat(four.center(1)).isEqualTo(0.375);
  }

  @Test
  void edges_that_do_not_increase_are_refused() {
    assertThatThrownBy(() -> new Binning(new double[] {0.5, 0.5}))
        .hasMessageContaining("upperEdges[1] = 0.5 must be > 0.5");
    assertThatThrownBy(() -> Binning.equalWidth(0)).hasMessageContaining("bins = 0 must be >= 1");
  }

  @Test
  void the_estimates_are_those_of_a_hand_calculation() {
    var data =
        new BinaryForecasts(
            new double[] {0.1, 0.3, 0.2, 0.9, 0.7}, new boolean[] {false, true, false, true, true});
    CalibrationError error = CalibrationError.of(data, Binning.equalWidth(2));
    assertThat(error.counts()).containsExactly(3, 2);
    assertThat(error.meanForecasts()[1]).isCloseTo(0.8, within(ROUNDING));
    // Bins: ŝ = 0.2, ŷ = 1/3, n = 3 and ŝ = 0.8, ŷ = 1, n = 2.
    double first = Math.pow(0.2 - 1 / 3.0, 2);
    assertThat(error.plugin()).isCloseTo((3 * first + 2 * 0.04) / 5, within(ROUNDING));
    assertThat(error.debiased())
        .isCloseTo((3 * (first - 2 / 9.0 / 2) + 2 * 0.04) / 5, within(ROUNDING));
    assertThat(error.expectedAbsolute())
        .isCloseTo((3 * (1 / 3.0 - 0.2) + 2 * 0.2) / 5, within(ROUNDING));
  }

  @Test
  void the_debiased_estimate_is_right_on_average_and_the_plugin_too_large() {
    double forecast = 0.35;
    double truth = 0.6;
    double squared = Math.pow(forecast - truth, 2);
    for (int n = 2; n <= 5; n++) {
      // Exact expectations: all 2ⁿ outcomes, weighed by their probabilities.
      assertThat(expectation(n, forecast, truth, CalibrationError::debiased))
          .isCloseTo(squared, within(ROUNDING));
      assertThat(expectation(n, forecast, truth, CalibrationError::plugin))
          .isCloseTo(squared + truth * (1 - truth) / n, within(ROUNDING));
    }
  }

  @Test
  void a_bin_with_one_forecast_contributes_nothing_to_the_debiased_estimate() {
    var data = new BinaryForecasts(new double[] {0.2}, new boolean[] {true});
    assertThat(CalibrationError.ofDiscrete(data).debiased()).isZero();
    assertThat(CalibrationError.ofDiscrete(data).plugin()).isCloseTo(0.64, within(ROUNDING));
  }

  @Test
  void resamples_scatter_about_the_error_of_all_and_repeat_with_their_seed() {
    int n = 1000;
    double[] forecasts = new double[n];
    boolean[] outcomes = new boolean[n];
    for (int i = 0; i < n; i++) {
      forecasts[i] = (i % 10 + 0.5) / 10;
      outcomes[i] = i % 3 == 0;
    }
    var data = new BinaryForecasts(forecasts, outcomes);
    var resampling = new CalibrationResampling(data, Binning.equalWidth(10));
    Bootstrap bootstrap = new Bootstrap(200, 0.95, 4);
    ToDoubleFunction<UniformRandomProvider> ece =
        random -> resampling.draw(random).expectedAbsolute();
    Interval interval = bootstrap.interval(ece);
    assertThat(bootstrap.interval(ece)).isEqualTo(interval);
    assertThat(interval.contains(CalibrationError.ofDiscrete(data).expectedAbsolute())).isTrue();
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(1);
    assertThat(resampling.draw(77, random).size()).isEqualTo(77);
  }

  @Test
  void a_forecast_that_is_no_probability_is_refused() {
    assertThatThrownBy(() -> new BinaryForecasts(new double[] {1.5}, new boolean[] {true}))
        .hasMessageContaining("forecasts[0] = 1.5 must be in [0, 1]");
  }

  private static double expectation(
      int n, double forecast, double truth, ToDoubleFunction<CalibrationError> estimate) {
    double sum = 0;
    for (int outcome = 0; outcome < 1 << n; outcome++) {
      double[] forecasts = new double[n];
      boolean[] happened = new boolean[n];
      double probability = 1;
      for (int i = 0; i < n; i++) {
        forecasts[i] = forecast;
        happened[i] = (outcome >> i & 1) == 1;
        probability *= happened[i] ? truth : 1 - truth;
      }
      var data = new BinaryForecasts(forecasts, happened);
      sum += probability * estimate.applyAsDouble(CalibrationError.ofDiscrete(data));
    }
    return sum;
  }
}
