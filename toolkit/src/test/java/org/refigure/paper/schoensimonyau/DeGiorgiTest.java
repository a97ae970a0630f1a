package org.refigure.paper.schoensimonyau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeGiorgiTest {

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 6})
  void atTheThresholdUFallsLikeAPower(int n) {
    DeGiorgi recursion = new DeGiorgi(2, 4, 2.0 / n);
    double[] logarithms = recursion.logarithms(1, 20);
    double slope = -Math.log(4) * n / 2;
    for (int k = 1; k <= 20; k++) {
      assertThat((logarithms[k] - logarithms[0]) / k).isCloseTo(slope, within(1e-9));
    }
  }

  @Test
  void besideTheThresholdUCollapsesOrBlowsUp() {
    DeGiorgi recursion = new DeGiorgi(2, 4, 0.5);
    for (double factor : new double[] {0.99, 1.01}) {
      double[] u = recursion.logarithms(factor, 60);
      for (int k = 1; k < 60; k++) {
        assertThat(Math.signum(u[k + 1] - 2 * u[k] + u[k - 1])).isEqualTo(Math.signum(factor - 1));
      }
    }
  }

  @Test
  void theRecursionIsTheOneOfTheLemma() {
    DeGiorgi recursion = new DeGiorgi(3, 2, 1);
    double[] u = recursion.logarithms(0.5, 2);
    double first = Math.exp(u[0]);
    assertThat(first).isCloseTo(0.5 / 3 / 2, within(1e-15));
    assertThat(Math.exp(u[1])).isCloseTo(3 * first * first, within(1e-15));
    assertThat(Math.exp(u[2])).isCloseTo(3 * 2 * Math.pow(3 * first * first, 2), within(1e-15));
  }

  @Test
  void theExponentWindowClosesBetweenFiveAndSix() {
    assertThat(DeGiorgi.largestExponent(5)).isCloseTo(5.265, within(5e-4)).isGreaterThan(5);
    assertThat(DeGiorgi.largestExponent(6)).isCloseTo(5.155, within(5e-4)).isLessThan(6);
  }

  @Test
  void badInputIsRefusedInOneLine() {
    assertThatThrownBy(() -> new DeGiorgi(1, 1, 1)).hasMessageContaining("b = 1.0 > 1");
    assertThatThrownBy(() -> new DeGiorgi(1, 2, 1).logarithms(0, 3))
        .hasMessageContaining("factor = 0.0");
  }
}
