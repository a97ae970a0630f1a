package org.refigure.fused;

import org.junit.jupiter.api.Test;
import org.refigure.model.Llama;

class RotaryTest {
  private static final int PAIRS = Lanes.COUNT - 1;
  private static final int HALF = Lanes.COUNT;

  @Test
  void pairsTurnAndTheirSlopesTurnBack() {
    Rotary rotary = new Rotary(9, PAIRS, HALF, 0.5);
    for (int position : new int[] {0, 1, 8}) {
      float[] x = Slopes.numbers(2 * HALF, position);
      float[] y = new float[2 * HALF];
      rotary.forward(position, x, 0, y, 0);
      Slopes.assertClose(y, formula(Slopes.widened(x), position));
      float[] weights = Slopes.numbers(2 * HALF, 20 + position);
      float[] dx = new float[2 * HALF];
      rotary.backward(position, weights, 0, dx, 0);
      Slopes.assertGradient(z -> Slopes.weighted(formula(z, position), weights), x, dx);
    }
  }

  private static double[] formula(double[] x, int position) {
    double[] y = new double[x.length];
    for (int i = 0; i < PAIRS; i++) {
      double angle = position * Math.pow(Llama.ROTARY_BASE, -(double) i / PAIRS);
      y[i] = 0.5 * (x[i] * Math.cos(angle) - x[HALF + i] * Math.sin(angle));
      y[HALF + i] = 0.5 * (x[HALF + i] * Math.cos(angle) + x[i] * Math.sin(angle));
    }
    return y;
  }
}
