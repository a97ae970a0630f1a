package org.refigure.paper.gauntproducts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.harmonic.GauntTensor;
import org.refigure.harmonic.SphericalHarmonics;

class SphereProductTest {
  private static final int DEGREE = 4;
  private final GaussianStream data = new GaussianStream(7);
  private final double[] x = data.next(SphericalHarmonics.count(DEGREE));
  private final double[] y = data.next(SphericalHarmonics.count(DEGREE));

  @Test
  void theThreeProductsAreThePointwiseProduct() {
    GauntTensor tensor = GauntTensor.ofDegree(DEGREE);
    double expected =
        SphericalHarmonics.evaluate(x, 0.8, 2) * SphericalHarmonics.evaluate(y, 0.8, 2);

    for (SphereProduct way :
        new SphereProduct[] {
          new DenseProduct(tensor), new SparseProduct(tensor), new FourierProduct(DEGREE)
        }) {
      assertThat(SphericalHarmonics.evaluate(way.multiply(x, y), 0.8, 2))
          .isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void tooFewFrequenciesFallTogether() {
    double[] right = new FourierProduct(DEGREE, 4 * DEGREE + 1).multiply(x, y);
    double[] wrong = new FourierProduct(DEGREE, 3 * DEGREE + 1).multiply(x, y);

    assertThat(new FourierProduct(DEGREE).multiply(x, y)).containsExactly(right, within(1e-12));
    double worst = 0;
    for (int i = 0; i < right.length; i++) {
      worst = Math.max(worst, Math.abs(right[i] - wrong[i]));
    }
    assertThat(worst).isGreaterThan(1e-3);
  }

  @Test
  void multiplicationsAreThoseOfTheLayout() {
    GauntTensor tensor = GauntTensor.ofDegree(2);

    assertThat(new DenseProduct(tensor).multiplications()).isEqualTo(9.0 * 9 * 25);
    assertThat(DenseProduct.multiplications(2)).isEqualTo(9.0 * 9 * 25);
    assertThat(new SparseProduct(tensor).multiplications())
        .isEqualTo(2.0 * tensor.entries().size());
    assertThat(new FourierProduct(2).multiplications()).isPositive();
  }
}
