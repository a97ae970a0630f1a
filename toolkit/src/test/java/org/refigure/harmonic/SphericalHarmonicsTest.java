package org.refigure.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.harmonic.ClebschGordan.Harmonic;

class SphericalHarmonicsTest {
  @Test
  void lowDegreesAreTheirTextbookPolynomials() {
    double theta = 0.7;
    double phi = -2.1;
    double x = Math.sin(theta) * Math.cos(phi);
    double y = Math.sin(theta) * Math.sin(phi);
    double z = Math.cos(theta);
    double one = Math.sqrt(3 / (4 * Math.PI));
    double two = Math.sqrt(15 / (4 * Math.PI));
    double[] expected = {
      1 / Math.sqrt(4 * Math.PI),
      one * y,
      one * z,
      one * x,
      two * x * y,
      two * y * z,
      Math.sqrt(5 / (16 * Math.PI)) * (3 * z * z - 1),
      two * x * z,
      two / 2 * (x * x - y * y)
    };

    assertThat(SphericalHarmonics.at(2, theta, phi)).containsExactly(expected, within(1e-15));
  }

  @Test
  void harmonicsAreOrthonormalUnderTheQuadrature() {
    int degree = 8;
    SphereQuadrature rule = new SphereQuadrature(2 * degree);
    for (int i = 0; i < SphericalHarmonics.count(degree); i += 7) {
      int chosen = i;
      double[] coefficients =
          rule.coefficients(
              (theta, phi) -> SphericalHarmonics.at(degree, theta, phi)[chosen], degree);
      double[] unit = new double[coefficients.length];
      unit[i] = 1;
      // About 150 nodes, rounding only.
      assertThat(coefficients).containsExactly(unit, within(1e-13));
    }
  }

  @Test
  void aHighDegreeNeitherOverflowsNorLosesItsNorm() {
    int degree = 150;
    double[] values = SphericalHarmonics.at(degree, 1.1, 0.4);
    double sum = 0;
    for (int m = -degree; m <= degree; m++) {
      double value = values[SphericalHarmonics.index(degree, m)];
      sum += value * value;
    }
    // Unsöld: Σ_m Y_lm² = (2l + 1)/4π at every point.
    assertThat(sum).isCloseTo((2 * degree + 1) / (4 * Math.PI), within(1e-10));
  }

  @Test
  void indicesAndOrdersAreInverse() {
    for (int index = 0; index < 400; index++) {
      int l = SphericalHarmonics.degree(index);
      int m = SphericalHarmonics.order(index);
      assertThat(Math.abs(m)).isLessThanOrEqualTo(l);
      assertThat(SphericalHarmonics.index(l, m)).isEqualTo(index);
    }
  }

  @Test
  void aCountThatIsNoSquareIsRefused() {
    assertThatThrownBy(() -> SphericalHarmonics.evaluate(new double[5], 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 coefficients must be (L+1)²");
  }

  @Test
  void clebschGordanCoefficientsAreThoseOfTheTables() {
    double value = ClebschGordan.of(new Harmonic(1, 1), new Harmonic(1, -1), new Harmonic(0, 0));
    assertThat(value).isCloseTo(1 / Math.sqrt(3), within(1e-15));
    value = ClebschGordan.of(new Harmonic(2, 1), new Harmonic(1, 0), new Harmonic(3, 1));
    assertThat(value).isCloseTo(Math.sqrt(8.0 / 15), within(1e-15));
    value = ClebschGordan.of(new Harmonic(1, 0), new Harmonic(1, 0), new Harmonic(1, 0));
    assertThat(value).isZero();
    assertThatThrownBy(() -> new Harmonic(1, 2)).hasMessageContaining("m = 2 in −l..l");
  }
}
