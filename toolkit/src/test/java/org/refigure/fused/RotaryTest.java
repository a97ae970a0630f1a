package org.refigure.fused;

import java.util.Arrays;
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

  /** One vector: what stands beside the head is read, and must not count. */
  @Test
  void aHeadOfOneVectorTurnsAsItsPairsDo() {
    int half = Lanes.HALF;
    int pairs = half - 1;
    Rotary rotary = new Rotary(9, pairs, half, 0.5);
    for (int position : new int[] {0, 1, 8}) {
      for (float[] noise : new float[][] {{1e9f, -1e9f}, {0, 0}}) {
        double[] x = Slopes.widened(Slopes.numbers(2 * half, position));
        float[] y = new float[2 * half];
        rotary.forward(position, beside(x, noise), Rotary.MARGIN, y, 0);
        Slopes.assertClose(y, formula(x, position, half, pairs, 1));
        rotary.backward(position, beside(x, noise), Rotary.MARGIN, y, 0);
        Slopes.assertClose(y, formula(x, position, half, pairs, -1));
      }
    }
  }

  private static float[] beside(double[] x, float[] noise) {
    float[] data = new float[x.length + 2 * Rotary.MARGIN];
    Arrays.fill(data, 0, Rotary.MARGIN, noise[0]);
    Arrays.fill(data, Rotary.MARGIN + x.length, data.length, noise[1]);
    for (int i = 0; i < x.length; i++) {
      data[Rotary.MARGIN + i] = (float) x[i];
    }
    return data;
  }

  private static double[] formula(double[] x, int position) {
    return formula(x, position, HALF, PAIRS, 1);
  }

  private static double[] formula(double[] x, int position, int half, int pairs, int direction) {
    double[] y = new double[x.length];
    for (int i = 0; i < pairs; i++) {
      double angle = direction * position * Math.pow(Llama.ROTARY_BASE, -(double) i / pairs);
      y[i] = 0.5 * (x[i] * Math.cos(angle) - x[half + i] * Math.sin(angle));
      y[half + i] = 0.5 * (x[half + i] * Math.cos(angle) + x[i] * Math.sin(angle));
    }
    return y;
  }
}
