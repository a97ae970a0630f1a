package org.refigure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DoubleMatrixTest {
  private static final DoubleMatrix A = new DoubleMatrix(2, 3, new double[] {1, 2, 3, 4, 5, 6});

  @Test
  void aProductIsRowsTimesColumns() {
    DoubleMatrix b = new DoubleMatrix(3, 1, new double[] {1, 10, 100});

    assertThat(A.times(b).data()).containsExactly(321, 654);
  }

  @Test
  void theTransposeSwapsRowsAndColumns() {
    assertThat(A.transposed().data()).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(A.transposed().get(2, 1)).isEqualTo(A.get(1, 2));
  }

  @Test
  void rowsGoInAndComeOutAsCopies() {
    double[][] rows = {{1, 2, 3}, {4, 5, 6}};
    DoubleMatrix matrix = DoubleMatrix.of(rows);
    rows[0][0] = 9;

    assertThat(matrix.data()).containsExactly(A.data());
    assertThat(matrix.toRows()).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertThatThrownBy(() -> DoubleMatrix.of(new double[][] {{1, 2}, {3}}))
        .hasMessage("row 1 of a matrix has 1 numbers, must have 2 as row 0 has");
    assertThatThrownBy(() -> DoubleMatrix.of(new double[0][]))
        .hasMessage("0 rows: a matrix needs one at least");
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> A.times(A))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("(2 × 3)·(2 × 3): the inner sides must be equal");
    assertThatThrownBy(() -> new DoubleMatrix(2, 2, new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 numbers do not fill a 2 × 2 matrix");
  }
}
