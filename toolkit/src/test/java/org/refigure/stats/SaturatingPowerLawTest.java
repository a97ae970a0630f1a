package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SaturatingPowerLawTest {
  private static final SaturatingPowerLaw LAW =
      new SaturatingPowerLaw(80.8, 1.99e8, -0.2334, 0.0773);

  @Test
  void the_law_is_its_formula() {
    assertThat(new SaturatingPowerLaw(2, 1, -0.5, 0.25).at(3)).isCloseTo(1.25, within(1e-15));
  }

  @Test
  void without_noise_the_fit_finds_the_law_again() {
    double[] x = grid(24, 2e7, 1e12);
    double[] y = Arrays.stream(x).map(LAW::at).toArray();
    SaturatingPowerLaw fit = SaturatingPowerLaw.fit(x, y, 20, 1);
    assertThat(fit.rootMeanSquare(x, y)).isLessThan(1e-7);
    // Parameters are ill-conditioned: a residual of 1e-7 leaves four digits of them.
    assertThat(fit.exponent()).isCloseTo(-0.2334, within(1e-4));
    assertThat(fit.floor()).isCloseTo(0.0773, within(1e-4));
    assertThat(fit.offset() / 1.99e8).isCloseTo(1, within(1e-3));
    assertThat(fit.prefactor() / 80.8).isCloseTo(1, within(1e-2));
  }

  @Test
  void the_fit_is_no_worse_than_its_neighbours() {
    double[] x = grid(12, 1, 1e4);
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = 2 * Math.pow(x[i] + 3, -0.4) + 0.05 + (i % 2 == 0 ? 0.01 : -0.01);
    }
    SaturatingPowerLaw fit = SaturatingPowerLaw.fit(x, y, 20, 1);
    double least = fit.rootMeanSquare(x, y);
    for (double change : new double[] {0.98, 1.02}) {
      assertThat(changed(fit, change, 1, 1, 1).rootMeanSquare(x, y)).isGreaterThan(least);
      assertThat(changed(fit, 1, change, 1, 1).rootMeanSquare(x, y)).isGreaterThan(least);
      assertThat(changed(fit, 1, 1, change, 1).rootMeanSquare(x, y)).isGreaterThan(least);
      assertThat(changed(fit, 1, 1, 1, change).rootMeanSquare(x, y)).isGreaterThan(least);
    }
    assertThat(fit.refit(x, y, 1, 7).rootMeanSquare(x, y)).isCloseTo(least, within(1e-9));
  }

  @Test
  void a_pure_power_law_is_found_without_offset_and_floor() {
    double[] x = grid(10, 1, 1e5);
    double[] y = Arrays.stream(x).map(value -> 3 * Math.pow(value, -0.3)).toArray();
    SaturatingPowerLaw fit = SaturatingPowerLaw.fitPure(x, y);
    assertThat(fit.prefactor()).isCloseTo(3, within(1e-8));
    assertThat(fit.exponent()).isCloseTo(-0.3, within(1e-8));
    assertThat(fit.offset()).isZero();
    assertThat(fit.floor()).isZero();
  }

  @Test
  void too_few_points_and_points_that_are_not_positive_are_refused() {
    assertThatThrownBy(() -> new SaturatingPowerLaw(1, 0, 0.5, 0))
        .hasMessageContaining("exponent = 0.5 < 0");
    double[] four = {1, 2, 3, 4};
    assertThatThrownBy(() -> SaturatingPowerLaw.fit(four, four, 1, 0))
        .hasMessageContaining("must have at least 5");
    double[] five = {0, 1, 2, 3, 4};
    assertThatThrownBy(() -> SaturatingPowerLaw.fit(five, five, 1, 0))
        .hasMessageContaining("x[0] = 0.0 and y[0] = 0.0 must be > 0");
  }

  private static SaturatingPowerLaw changed(
      SaturatingPowerLaw law, double a, double b, double c, double d) {
    return new SaturatingPowerLaw(
        a * law.prefactor(), b * law.offset(), c * law.exponent(), d * law.floor());
  }

  private static double[] grid(int n, double low, double high) {
    double[] grid = new double[n];
    Arrays.setAll(grid, i -> low * Math.pow(high / low, i / (n - 1.0)));
    return grid;
  }

  @Test
  void refusesValuesThatRise() {
    double[] x = {1, 2, 4, 8, 16, 32};
    double[] y = {1, 1.4, 2, 2.8, 4, 5.6};

    assertThatThrownBy(() -> SaturatingPowerLaw.fit(x, y, 5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must fall with x");
    assertThatThrownBy(() -> SaturatingPowerLaw.fitPure(x, y))
        .hasMessageContaining("must fall with x");
  }
}
