package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
  @Test
  void aTwoByTwoMatrixHasItsEigenvaluesInAscendingOrder() {
    SymmetricEigen eigen = SymmetricEigen.of(new double[] {2, 1, 1, 2}, 2);

    assertThat(eigen.values()).containsExactly(new double[] {1, 3}, within(1e-14));
    // The vector of 3 is (1, 1)/√2 up to its sign: both components are equal.
    assertThat(eigen.vectors()[1]).isCloseTo(eigen.vectors()[3], within(1e-14));
  }

  @Test
  void theFactorsMultiplyBackToTheMatrix() {
    int size = 30;
    double[] matrix = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i * size + j] = Math.cos(i * j) + (i == j ? 3 : 0);
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(matrix, size);
    double[] back = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          back[i * size + j] +=
              eigen.vectors()[i * size + k] * eigen.values()[k] * eigen.vectors()[j * size + k];
        }
      }
    }
    // n·ε·‖A‖ is about 1e-13.
    assertThat(back).containsExactly(matrix, within(1e-12));
  }

  @Test
  void anEntryThatIsNotFiniteIsRefused() {
    assertThatThrownBy(() -> SymmetricEigen.of(new double[] {1, Double.NaN, 0, 1}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("matrix[0][1] = NaN");
  }
}
