package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;

class LineFitTest {

  /** NIST StRD "Norris" (certified values, 36 observations). */
  private static final double[] NORRIS_X = {
    0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5,
    666.9, 338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2,
    999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5
  };

  private static final double[] NORRIS_Y = {
    0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1,
    668.8, 339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0,
    998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2
  };

  @Test
  void reproducesTheCertifiedValuesOfNorris() {
    LineFit fit = LineFit.of(NORRIS_X, NORRIS_Y);
    // Certified to 15 digits; 1e-10 leaves room for the order of summation.
    assertThat(fit.slope()).isCloseTo(1.00211681802045, within(1e-10));
    assertThat(fit.intercept()).isCloseTo(-0.262323073774029, within(1e-10));
    assertThat(fit.residualStandardDeviation()).isCloseTo(0.884796396144373, within(1e-10));
    // Half width = t(0.975; 34) times the certified standard error; t = 2.032245 from the table.
    double half = 2.032245 * 0.429796848199937e-3;
    Interval interval = fit.slopeInterval().orElseThrow();
    assertThat(interval.width() / 2).isCloseTo(half, within(1e-8));
    assertThat(interval.contains(fit.slope())).isTrue();
  }

  @Test
  void twoPointsHaveASlopeButNoInterval() {
    LineFit fit = LineFit.of(new double[] {1, 3}, new double[] {5, 9});
    assertThat(fit.slope()).isEqualTo(2);
    assertThat(fit.intercept()).isEqualTo(3);
    assertThat(fit.slopeInterval()).isEmpty();
    assertThat(fit.residualStandardDeviation()).isNaN();
    assertThat(fit.at(10)).isEqualTo(23);
  }

  @Property(tries = 100, seed = Draws.SEED)
  void recoversAnExactLine(
      @ForAll @DoubleRange(min = -50, max = 50) double slope,
      @ForAll @DoubleRange(min = -50, max = 50) double intercept) {
    double[] x = {-1, 0.5, 2, 7};
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = intercept + slope * x[i];
    }
    LineFit fit = LineFit.of(x, y);
    // Rounding: a few ulps of the largest term, 400.
    assertThat(fit.slope()).isCloseTo(slope, within(1e-12));
    assertThat(fit.intercept()).isCloseTo(intercept, within(1e-11));
    // Residual squares are differences of numbers up to 1e6, so their root resolves 1e-5.
    assertThat(fit.residualStandardDeviation()).isLessThan(1e-4);
  }

  @Test
  void refusesWhatHasNoSlope() {
    assertThatThrownBy(() -> LineFit.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
        .hasMessageContaining("all 3 x are 1.0");
    assertThatThrownBy(() -> LineFit.of(new double[] {1}, new double[] {1}))
        .hasMessageContaining("at least 2");
    assertThatThrownBy(() -> LineFit.of(new double[] {1, 2}, new double[] {1}))
        .hasMessageContaining("x has 2 values and y has 1");
    assertThatThrownBy(() -> LineFit.of(new double[] {1, 2}, new double[] {1, Double.NaN}))
        .hasMessageContaining("y[1] = NaN must be finite");
  }

  @Test
  void hasTheStandardErrorOfItsSlope() {
    LineFit fit = LineFit.of(new double[] {0, 1, 2}, new double[] {0, 1, 3});

    // slope 1.5, residuals 1/6, −1/3, 1/6: s² = 1/6, Σ(x − x̄)² = 2
    assertThat(fit.slopeStandardError()).isCloseTo(Math.sqrt(1.0 / 12), within(1e-9));
    assertThat(LineFit.of(new double[] {0, 1}, new double[] {0, 1}).slopeStandardError()).isNaN();
  }
}
