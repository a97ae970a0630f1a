package org.refigure.lie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;

class PolarTest {
  @Test
  void in_the_plane_both_ways_give_the_same_factors() {
    GaussianStream normal = new GaussianStream(3);
    for (int i = 0; i < 300; i++) {
      Matrix2 g = new Matrix2(normal.next(), normal.next(), normal.next(), normal.next());
      if (g.determinant() <= 0) {
        continue;
      }
      PlanePolar polar = PlanePolar.of(g);
      CartanFactors factors = CartanFactors.of(g.toRows());
      double scale = g.norm() * g.condition();
      assertThat(polar.matrix().minus(g).norm()).isLessThan(1e-14 * scale);
      assertThat(distance(polar.root().toRows(), factors.root())).isLessThan(1e-13 * scale);
      assertThat(distance(polar.rotation().toRows(), factors.rotation()))
          .isLessThan(1e-13 * g.condition());
      Matrix2 twice = polar.stretch().scaled(2).exponential(); // S = ggᵀ
      assertThat(twice.minus(g.times(g.transposed())).norm()).isLessThan(1e-12 * scale * scale);
    }
  }

  @Test
  void a_half_turn_has_the_angle_pi() {
    PlanePolar polar = PlanePolar.of(new Matrix2(-2, 0, 0, -3));
    assertThat(Math.abs(polar.angle())).isEqualTo(Math.PI);
    assertThat(polar.stretch().a()).isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void in_space_the_factors_multiply_to_the_matrix_and_the_rotation_has_a_real_logarithm() {
    double[][] g = Samples.normal(3, 3, 8);
    CartanFactors factors = CartanFactors.of(g);
    assertThat(distance(factors.matrix(), g)).isLessThan(1e-13);
    double[][][] log = MatrixExponential.principalLogarithm(factors.rotation()).orElseThrow();
    // Hipparchus stops its eigenvectors at about 1e-10
    assertThat(distance(log[1], new double[3][3])).isLessThan(1e-9);
    assertThat(distance(MatrixExponential.of(log[0]), factors.rotation())).isLessThan(1e-9);
    assertThat(log[0][0][1]).isCloseTo(-log[0][1][0], within(1e-9));
  }

  @Test
  void a_reflection_is_refused() {
    assertThatThrownBy(() -> PlanePolar.of(new Matrix2(1, 0, 0, -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("det g = -1.0 must be > 0");
    assertThatThrownBy(() -> CartanFactors.of(new double[][] {{1, 0}, {0, -1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("det g > 0");
  }

  private static double distance(double[][] one, double[][] two) {
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < one.length; j++) {
        largest = Math.max(largest, Math.abs(one[i][j] - two[i][j]));
      }
    }
    return largest;
  }
}
