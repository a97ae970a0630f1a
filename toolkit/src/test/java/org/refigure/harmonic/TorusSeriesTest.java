package org.refigure.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TorusSeriesTest {
  @Test
  void theFourierSeriesHasTheValuesOfTheFunction() {
    int degree = 5;
    int side = 11;
    double[] coefficients = coefficients(degree);
    double[] array = new TorusSeries(degree).toTorus(coefficients, side);
    double theta = 2.3;
    double phi = 0.9;
    double sum = 0;
    for (int k = -degree; k <= degree; k++) {
      for (int m = -degree; m <= degree; m++) {
        int at = 2 * (Math.floorMod(k, side) * side + Math.floorMod(m, side));
        double angle = k * theta + m * phi;
        sum += array[at] * Math.cos(angle) - array[at + 1] * Math.sin(angle);
      }
    }

    assertThat(sum).isCloseTo(SphericalHarmonics.evaluate(coefficients, theta, phi), within(1e-13));
  }

  @Test
  void coefficientsReturnFromTheTorus() {
    TorusSeries series = new TorusSeries(12);
    double[] coefficients = coefficients(12);

    assertThat(series.fromTorus(series.toTorus(coefficients, 25), 25))
        .containsExactly(coefficients, within(1e-12));
  }

  @Test
  void tooFewFrequenciesAreRefused() {
    assertThatThrownBy(() -> new TorusSeries(3).toTorus(new double[16], 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs N ≥ 7");
  }

  @Test
  void convolutionOfIntegersIsExactAfterRounding() {
    double[][] full =
        Convolution2D.full(new double[][] {{1, 2}, {3, 4}}, new double[][] {{5, -1, 2}});
    double[][] expected = {{5, 9, 0, 4}, {15, 17, 2, 8}};

    for (int i = 0; i < 2; i++) {
      assertThat(full[i]).containsExactly(expected[i], within(1e-13));
    }
  }

  @Test
  void fastSizesHaveNoFactorAboveFive() {
    assertThat(Convolution2D.fastSide(13)).isEqualTo(15);
    assertThat(Convolution2D.fastSide(65)).isEqualTo(72);
    assertThat(Convolution2D.fastSide(1)).isEqualTo(1);
  }

  private static double[] coefficients(int degree) {
    double[] coefficients = new double[SphericalHarmonics.count(degree)];
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] = Math.sin(1 + i * i);
    }
    return coefficients;
  }
}
