package org.refigure.lie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;

class Matrix2Test {
  private final GaussianStream normal = new GaussianStream(11);

  @Test
  void its_exponential_is_that_of_another_library() {
    for (int i = 0; i < 200; i++) {
      Matrix2 x = gaussian().scaled(i % 2 == 0 ? 1 : 1e-7);
      double[][] theirs = MatrixExponential.of(x.toRows());
      Matrix2 expected = of(theirs);
      assertThat(x.exponential().minus(expected).norm()).isLessThan(1e-13 * expected.norm());
    }
  }

  @Test
  void its_logarithm_is_the_real_principal_one_of_an_eigen_decomposition() {
    int without = 0;
    for (int i = 0; i < 400; i++) {
      Matrix2 g = gaussian();
      if (g.determinant() <= 0) {
        continue;
      }
      double[][][] principal = MatrixExponential.principalLogarithm(g.toRows()).orElseThrow();
      boolean real = of(principal[1]).norm() < 1e-6;
      assertThat(g.hasRealLogarithm()).isEqualTo(real);
      if (real) {
        Matrix2 own = g.logarithm().orElseThrow();
        assertThat(own.minus(of(principal[0])).norm()).isLessThan(1e-9 * (1 + own.norm()));
        assertThat(own.exponential().minus(g).norm()).isLessThan(1e-11 * g.norm() * g.condition());
      } else {
        without++;
        assertThat(g.logarithm()).isEmpty();
      }
    }
    assertThat(without).isBetween(20, 80);
  }

  @Test
  void the_borders_of_the_criterion() {
    assertThat(Matrix2.IDENTITY.scaled(-2).logarithm().orElseThrow().exponential())
        .satisfies(
            back -> assertThat(back.minus(Matrix2.IDENTITY.scaled(-2)).norm()).isLessThan(1e-14));
    assertThat(new Matrix2(-1, 1, 0, -1).hasRealLogarithm()).isFalse(); // one Jordan block
    assertThat(new Matrix2(-1, 0, 0, -2).hasRealLogarithm()).isFalse();
    assertThat(new Matrix2(1, 1, 0, 1).logarithm()).hasValue(new Matrix2(0, 1, 0, 0));
    assertThat(new Matrix2(1, 0, 0, -1).hasRealLogarithm()).isFalse(); // det < 0
    assertThat(Matrix2.rotation(3).logarithm().orElseThrow().c()).isCloseTo(3, within(1e-15));
  }

  @Test
  void its_condition_is_the_ratio_of_singular_values() {
    Matrix2 g = Matrix2.rotation(0.3).times(new Matrix2(6, 0, 0, 2)).times(Matrix2.rotation(1.1));
    assertThat(g.condition()).isCloseTo(3, within(1e-14));
    assertThat(g.inverse().times(g).minus(Matrix2.IDENTITY).norm()).isLessThan(1e-15);
    assertThatThrownBy(() -> new Matrix2(1, 2, 2, 4).inverse())
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("determinant 0");
  }

  private Matrix2 gaussian() {
    return new Matrix2(normal.next(), normal.next(), normal.next(), normal.next());
  }

  private static Matrix2 of(double[][] rows) {
    return new Matrix2(rows[0][0], rows[0][1], rows[1][0], rows[1][1]);
  }
}
