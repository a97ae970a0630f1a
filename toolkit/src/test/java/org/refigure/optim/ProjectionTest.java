package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.optim.Projection.View;

class ProjectionTest {
  private static final double[] WEIGHTS = {1, 2, 3, -1};
  private static final double[] TANGENT_TO_ROWS = {2, -1, 1, 3};
  private static final double[] TANGENT_AS_A_WHOLE = {1, 1, -1, 0};
  private static final double[] RADIAL = {1, 2, 3, -1};
  private final Projection paper = new Projection(0.1);

  @Test
  void rowsAreTestedBeforeTheWhole() {
    assertThat(paper.view(WEIGHTS, TANGENT_TO_ROWS, 2, 2)).isEqualTo(View.ROWS);
    assertThat(paper.view(WEIGHTS, TANGENT_AS_A_WHOLE, 2, 2)).isEqualTo(View.WHOLE);
    assertThat(paper.view(WEIGHTS, RADIAL, 2, 2)).isEqualTo(View.NONE);
  }

  @Test
  void tensorsOfMoreAxesAreRowsOfTheirFirst() {
    assertThat(paper.view(WEIGHTS, TANGENT_TO_ROWS, 2, 1, 2)).isEqualTo(View.ROWS);
  }

  @Test
  void aVectorIsNeverProjected() {
    assertThat(new Projection(Double.POSITIVE_INFINITY).view(WEIGHTS, TANGENT_TO_ROWS, 4))
        .isEqualTo(View.NONE);
  }

  @Test
  void deltaZeroNeverProjectsAndInfinityAlwaysDoes() {
    assertThat(new Projection(0).view(WEIGHTS, TANGENT_TO_ROWS, 2, 2)).isEqualTo(View.NONE);
    assertThat(new Projection(Double.POSITIVE_INFINITY).view(WEIGHTS, RADIAL, 2, 2))
        .isEqualTo(View.ROWS);
  }

  @Test
  void theThresholdFallsAsTheRootOfTheDimension() {
    // A cosine of 0.02 passes below 0.1/√16 = 0.025 and not below 0.1/√36 = 0.0167.
    for (int dimension : new int[] {16, 36}) {
      double[] weights = new double[dimension];
      double[] gradient = new double[dimension];
      weights[0] = 1;
      gradient[0] = 0.02;
      gradient[1] = Math.sqrt(1 - 0.02 * 0.02);
      assertThat(paper.view(weights, gradient, 1, dimension))
          .isEqualTo(dimension == 16 ? View.ROWS : View.NONE);
    }
  }

  @Test
  void aDeadRowCountsAsTangential() {
    assertThat(paper.view(WEIGHTS, new double[] {0, 0, 1, 3}, 2, 2)).isEqualTo(View.ROWS);
  }

  @Test
  void whatIsLeftIsOrthogonalToTheWeights() {
    GaussianStream stream = new GaussianStream(1);
    double[] weights = new double[12];
    double[] update = new double[12];
    Arrays.setAll(weights, i -> stream.next());
    Arrays.setAll(update, i -> stream.next());

    double[] rows = Projection.tangential(update, weights, View.ROWS, 3);
    double[] whole = Projection.tangential(update, weights, View.WHOLE, 3);

    // Rounding of sums of a dozen terms of size 1.
    for (int row = 0; row < 3; row++) {
      assertThat(inner(rows, weights, 4 * row, 4)).isCloseTo(0, within(1e-14));
    }
    assertThat(inner(whole, weights, 0, 12)).isCloseTo(0, within(1e-14));
    assertThat(Projection.tangential(update, weights, View.NONE, 3)).isSameAs(update);
  }

  @Test
  void aShapeThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> paper.view(WEIGHTS, RADIAL, 2, 3))
        .hasMessage("shape [2, 3] must hold 4 numbers (projection)");
    assertThatThrownBy(() -> new Projection(-1)).hasMessageContaining("delta = -1.0 must be ≥ 0");
  }

  private static double inner(double[] a, double[] b, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
