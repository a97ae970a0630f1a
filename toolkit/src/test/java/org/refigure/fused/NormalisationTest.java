package org.refigure.fused;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalisationTest {
  /** One padded place, which counts for nothing. */
  private static final int SIZE = 2 * Lanes.COUNT - 1;

  private static final double EPSILON = 0.1;

  @Test
  void aRowHasMeanSquareOneAndItsSlopes() {
    float[] x = Slopes.numbers(SIZE + 1, 1);
    x[SIZE] = 0;
    float[] normalised = new float[SIZE + 1];
    Normalisation norm = new Normalisation(SIZE + 1, SIZE, EPSILON);
    float r = norm.forward(x, 0, normalised, 0);
    Slopes.assertClose(normalised, formula(Slopes.widened(x)));
    assertThat(normalised[SIZE]).isZero();

    float[] weights = Slopes.numbers(SIZE + 1, 2);
    weights[SIZE] = 0;
    float[] dx = new float[SIZE + 1];
    norm.backward(normalised, 0, r, weights, 0, 0, dx, 0);
    Slopes.assertGradient(z -> Slopes.weighted(formula(z), weights), x, dx);
    float[] twice = dx.clone();
    norm.backward(normalised, 0, r, weights, 0, 1, twice, 0);
    for (int i = 0; i < SIZE; i++) {
      assertThat(twice[i]).as("a stream that runs past").isEqualTo(2 * dx[i]);
    }
  }

  private static double[] formula(double[] x) {
    double square = 0;
    for (double each : x) {
      square += each * each / SIZE;
    }
    double[] y = new double[x.length];
    for (int i = 0; i < SIZE; i++) {
      y[i] = x[i] / Math.sqrt(square + EPSILON);
    }
    return y;
  }
}
