package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class SingularTriplesTest {
  private static double[] flat(double[][] rows) {
    return new SimpleMatrix(rows).getDDRM().data;
  }

  @Test
  void theTriplesAddUpToTheMatrixAndTheValuesAreThoseOfAnotherLibrary() {
    for (int[] shape : new int[][] {{7, 7}, {9, 4}, {3, 8}}) {
      double[][] a = Samples.normal(shape[0], shape[1], 1);
      SingularTriples triples = SingularTriples.of(flat(a), shape[0], shape[1]);
      double[] ejml = new SimpleMatrix(a).svd().getSingularValues();

      for (int k = 0; k < triples.values().length; k++) {
        assertThat(triples.values()[k]).isCloseTo(ejml[k], within(1e-12));
      }
      for (int i = 0; i < shape[0]; i++) {
        for (int j = 0; j < shape[1]; j++) {
          double sum = 0;
          for (int k = 0; k < triples.values().length; k++) {
            sum +=
                triples.values()[k]
                    * triples.left()[k * shape[0] + i]
                    * triples.right()[k * shape[1] + j];
          }
          assertThat(sum).isCloseTo(a[i][j], within(1e-12));
        }
      }
    }
  }

  @Test
  void theEntrywiseRankOfADiagonalCountsWhatIsLarge() {
    double[] diagonal = {5, 0, 0, 0, 0.3, 0, 0, 0, 0.01};

    assertThat(SingularTriples.of(diagonal, 3, 3).entrywiseRank(diagonal, 6)).isZero();
    assertThat(SingularTriples.of(diagonal, 3, 3).entrywiseRank(diagonal, 0.5)).isOne();
    assertThat(SingularTriples.of(diagonal, 3, 3).entrywiseRank(diagonal, 0.1)).isEqualTo(2);
    assertThat(SingularTriples.of(diagonal, 3, 3).entrywiseRank(diagonal, 1e-3)).isEqualTo(3);
  }

  @Test
  void wrongInputIsNamed() {
    assertThatThrownBy(() -> SingularTriples.of(new double[3], 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> SingularTriples.of(new double[] {1}, 1, 1).entrywiseRank(new double[] {1}, 0))
        .hasMessageContaining("tolerance = 0.0 must be > 0");
  }
}
