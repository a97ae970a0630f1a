package org.refigure.fused;

import org.junit.jupiter.api.Test;
import org.refigure.model.MatrixView;

class SwiGluTest {
  @Test
  void theGateHasItsFormulaAndItsSlopes() {
    int width = 2 * Lanes.COUNT;
    float[] x = Slopes.numbers(2 * width, 1);
    float[] gradient = x.clone();
    float[] a = new float[width];
    MatrixView input = MatrixView.of(gradient, 1, 2 * width);
    SwiGlu.forward(input, MatrixView.of(a, 1, width));
    Slopes.assertClose(a, formula(Slopes.widened(x), width));

    float[] weights = Slopes.numbers(width, 2);
    float[] da = weights.clone();
    SwiGlu.backward(input, MatrixView.of(da, 1, width));
    Slopes.assertClose(da, formula(Slopes.widened(x), width));
    Slopes.assertGradient(z -> Slopes.weighted(formula(z, width), weights), x, gradient);
  }

  private static double[] formula(double[] x, int width) {
    double[] a = new double[width];
    for (int i = 0; i < width; i++) {
      a[i] = x[i] / (1 + Math.exp(-x[i])) * x[width + i];
    }
    return a;
  }
}
