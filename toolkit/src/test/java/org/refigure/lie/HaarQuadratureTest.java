package org.refigure.lie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.refigure.lie.HaarQuadrature.Measure;

class HaarQuadratureTest {
  private final HaarQuadrature rule = new HaarQuadrature(40, 6, 48, 9, 48);
  private final Matrix2 shift = new Matrix2(1.2, 0.4, -0.1, 0.7);

  private static double f(Matrix2 g) {
    double there = g.minus(Matrix2.IDENTITY).norm();
    double back = g.inverse().minus(Matrix2.IDENTITY).norm();
    return Math.exp(-there * there - back * back);
  }

  private double ratio(HaarQuadrature with, Matrix2 g0, Measure measure) {
    ToDoubleFunction<Matrix2> moved = g -> f(g0.times(g));
    return with.integral(moved, measure) / with.integral(HaarQuadratureTest::f, measure);
  }

  @Test
  void haar_is_invariant_and_lebesgue_changes_by_a_power_of_the_determinant() {
    assertThat(ratio(rule, shift, Measure.HAAR)).isCloseTo(1, within(1e-6));
    assertThat(ratio(rule, shift, Measure.LEBESGUE))
        .isCloseTo(Math.pow(shift.determinant(), -3), within(1e-5));
  }

  @Test
  void on_determinant_one_haar_is_invariant_too() {
    Matrix2 special = shift.scaled(1 / Math.sqrt(shift.determinant()));
    assertThat(ratio(new HaarQuadrature(1, 0, 48, 9, 48), special, Measure.HAAR))
        .isCloseTo(1, within(1e-6));
  }

  @Test
  void the_volume_agrees_with_the_entries_of_the_matrix() {
    // dg = da db dc dd is a multiple of (det g)² dμ: compare two functions by both
    ToDoubleFunction<Matrix2> two = g -> f(g) * g.a() * g.a();
    double byGroup =
        rule.integral(two, Measure.HAAR) / rule.integral(HaarQuadratureTest::f, Measure.HAAR);
    double one = 0;
    double other = 0;
    double step = 0.2;
    for (double a = -4; a < 4; a += step) {
      for (double b = -4; b < 4; b += step) {
        for (double c = -4; c < 4; c += step) {
          for (double d = -4; d < 4; d += step) {
            Matrix2 g = new Matrix2(a, b, c, d);
            double determinant = g.determinant();
            if (determinant > 1e-9) {
              double weight = f(g) / (determinant * determinant);
              one += weight;
              other += weight * a * a;
            }
          }
        }
      }
    }
    assertThat(byGroup).isCloseTo(other / one, within(2e-3)); // the grid's own error
  }
}
