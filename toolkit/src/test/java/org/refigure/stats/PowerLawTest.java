package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;

class PowerLawTest {

  private static final double[] WIDTHS = {64, 128, 256, 512};

  @Property(tries = 100, seed = Draws.SEED)
  void recoversAnExactLaw(
      @ForAll @DoubleRange(min = -3, max = 3) double exponent,
      @ForAll @DoubleRange(min = 0.01, max = 100) double prefactor) {
    PowerLaw law = PowerLaw.fit(WIDTHS, values(exponent, prefactor));
    // Logarithms up to 25 carry rounding of a few 1e-15.
    assertThat(law.exponent()).isCloseTo(exponent, within(1e-12));
    assertThat(law.prefactor() / prefactor).isCloseTo(1, within(1e-11));
    assertThat(law.at(100) / (prefactor * Math.pow(100, exponent))).isCloseTo(1, within(1e-11));
    assertThat(PowerLaw.localExponents(WIDTHS, values(exponent, prefactor)))
        .containsExactly(new double[] {exponent, exponent, exponent}, within(1e-12));
  }

  @Test
  void theIntervalIsThatOfTheLineThroughTheLogarithms() {
    // y = x^(1/2) with a factor 2 off at the last point: slopes 1/2, 1/2, 3/2 per doubling.
    double[] y = values(0.5, 1);
    y[3] *= 2;
    PowerLaw law = PowerLaw.fit(WIDTHS, y);
    // Least squares on equally spaced ln x: slope = 1/2 + 1.5·1/(1.5²+0.5²+0.5²+1.5²) = 0.8.
    assertThat(law.exponent()).isCloseTo(0.8, within(1e-12));
    // Residuals (0.2, -0.1, -0.4, 0.3)·ln 2, so s² = 0.15·ln²2, se = √(0.15/5), t(0.975; 2) =
    // 4.302653.
    Interval interval = law.exponentInterval().orElseThrow();
    assertThat(interval.width() / 2).isCloseTo(4.302653 * Math.sqrt(0.03), within(1e-6));
  }

  @Test
  void localExponentsFollowIncreasingX() {
    assertThat(PowerLaw.localExponents(new double[] {4, 1, 2}, new double[] {32, 1, 2}))
        .containsExactly(new double[] {1, 4}, within(1e-12));
  }

  @Test
  void refusesNonPositiveValuesByName() {
    assertThatThrownBy(() -> PowerLaw.fit(new double[] {1, 2}, new double[] {1, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("y[1] = 0.0 must be > 0 (PowerLaw.fit fits logarithms)");
    assertThatThrownBy(() -> PowerLaw.fit(new double[] {-1, 2}, new double[] {1, 1}))
        .hasMessageContaining("x[0] = -1.0 must be > 0");
    assertThatThrownBy(() -> PowerLaw.localExponents(new double[] {2, 2}, new double[] {1, 1}))
        .hasMessageContaining("x = 2.0 occurs twice");
  }

  private static double[] values(double exponent, double prefactor) {
    double[] y = new double[WIDTHS.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = prefactor * Math.pow(WIDTHS[i], exponent);
    }
    return y;
  }

  @Test
  void namesTheReadersXAndNotItsLogarithm() {
    assertThatThrownBy(() -> PowerLaw.fit(new double[] {2, 2}, new double[] {1, 3}))
        .hasMessage("all 2 x are 2.0; a power law needs two distinct x (PowerLaw.fit)");
  }
}
