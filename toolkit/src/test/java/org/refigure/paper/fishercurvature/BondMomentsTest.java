package org.refigure.paper.fishercurvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.refigure.lattice.IsingGraph;
import org.refigure.stats.FisherCurvature;
import org.refigure.stats.JointCumulants;

class BondMomentsTest {
  private static final double CRITICAL = 0.5 * Math.log(1 + Math.sqrt(2));

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void everyCumulantOfASmallTorusIsThatOfItsEnumeratedStates(int size) throws Exception {
    JointCumulants transfer = BondMoments.of(size, CRITICAL).cumulants();
    IsingGraph torus = IsingGraph.torus(size);
    JointCumulants brute = JointCumulants.of(torus.weights(CRITICAL), torus.statistics());

    // Sums of 2^16 terms of order one in double precision.
    double tolerance = 1e-12;
    assertThat(transfer.mean()).containsExactly(brute.mean(), within(tolerance));
    for (int a = 0; a < brute.mean().length; a++) {
      assertThat(transfer.covariance()[a])
          .containsExactly(brute.covariance()[a], within(tolerance));
      for (int b = 0; b < brute.mean().length; b++) {
        assertThat(transfer.third()[a][b]).containsExactly(brute.third()[a][b], within(tolerance));
      }
    }
  }

  /** Independent NumPy implementation, quoted to ten digits. */
  @ParameterizedTest
  @CsvSource({
    "3, -105.6418496",
    "4, -265.3121428",
    "5, -446.2377607",
    "6, -671.2472387",
  })
  void theCurvatureAtTheCriticalPointIsThatOfTheReference(int size, double expected)
      throws Exception {
    assertThat(curvature(size, CRITICAL)).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
  }

  @ParameterizedTest
  @CsvSource({"4, 1.3101", "5, 2.4482", "6, 4.2610"})
  void theCurvatureAtHalfTheCriticalCouplingIsThatOfTheReference(int size, double expected)
      throws Exception {
    assertThat(curvature(size, CRITICAL / 2)).isCloseTo(expected, within(1e-4));
  }

  @Test
  void sumsOverAllBondsAreDerivativesOfTheMean() throws Exception {
    int size = 5;
    double step = 1e-3;
    JointCumulants here = BondMoments.of(size, CRITICAL).cumulants();
    double[] mean = new double[5];
    for (int i = 0; i < 5; i++) {
      mean[i] = BondMoments.of(size, CRITICAL + (i - 2) * step).first();
    }
    double covariance = 0;
    double third = 0;
    for (int b = 0; b < here.mean().length; b++) {
      covariance += here.covariance()[0][b];
      for (double value : here.third()[0][b]) {
        third += value;
      }
    }
    // Central differences of fourth order: the error is h⁴ times a sixth derivative of order 10³.
    assertThat(covariance)
        .isCloseTo((mean[0] - 8 * mean[1] + 8 * mean[3] - mean[4]) / (12 * step), within(1e-8));
    assertThat(third)
        .isCloseTo(
            (-mean[0] + 16 * mean[1] - 30 * mean[2] + 16 * mean[3] - mean[4]) / (12 * step * step),
            within(1e-6));
  }

  @Test
  void rowsAndColumnsAreEquivalent() throws Exception {
    assertThat(BondMoments.of(6, CRITICAL).anisotropy()).isLessThan(1e-13);
  }

  @Test
  void aSizeWithDoubleBondsIsRefused() {
    assertThatThrownBy(() -> BondMoments.of(2, CRITICAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size = 2 must be in 3..13");
  }

  private static double curvature(int size, double coupling) throws InterruptedException {
    return FisherCurvature.of(BondMoments.of(size, coupling).cumulants()).scalar();
  }
}
