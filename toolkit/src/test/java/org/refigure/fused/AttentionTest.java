package org.refigure.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AttentionTest {
  private static final int LENGTH = 2 * Lanes.PAIR;
  private static final int SIZE = Lanes.PAIR;
  private final float[] q = small(1);
  private final float[] k = small(2);
  private final float[] v = small(3);

  @Test
  void outputAndGradientsAreThoseOfTheFormula() {
    float[] p = new float[Attention.probabilities(LENGTH)];
    float[] o = new float[LENGTH * SIZE];
    Attention attention = new Attention(LENGTH, SIZE);
    attention.forward(q, k, v, 0, p, 0, o, 0, SIZE);
    double[] query = Slopes.widened(q);
    double[] key = Slopes.widened(k);
    double[] value = Slopes.widened(v);
    Slopes.assertClose(o, formula(query, key, value));

    float[] weights = small(4);
    float[] dq = new float[q.length];
    float[] dk = new float[q.length];
    float[] dv = new float[q.length];
    attention.backward(q, k, v, 0, p, 0, weights, 0, SIZE, dq, dk, dv);
    Slopes.assertGradient(x -> Slopes.weighted(formula(x, key, value), weights), q, dq);
    Slopes.assertGradient(x -> Slopes.weighted(formula(query, x, value), weights), k, dk);
    Slopes.assertGradient(x -> Slopes.weighted(formula(query, key, x), weights), v, dv);
  }

  @Test
  void whatComesLaterChangesNoBitOfWhatCameBefore() {
    float[] before = forward();
    for (int changed = 1; changed < LENGTH; changed++) {
      for (float[] each : new float[][] {k, v}) {
        Arrays.fill(each, changed * SIZE, (changed + 1) * SIZE, 1.5f);
      }
      float[] after = forward();
      assertThat(Arrays.copyOf(after, changed * SIZE))
          .as("positions before %d", changed)
          .isEqualTo(Arrays.copyOf(before, changed * SIZE));
      assertThat(after[changed * SIZE])
          .as("position %d sees itself", changed)
          .isNotEqualTo(before[changed * SIZE]);
      before = after;
    }
  }

  private float[] forward() {
    float[] o = new float[LENGTH * SIZE];
    new Attention(LENGTH, SIZE)
        .forward(q, k, v, 0, new float[Attention.probabilities(LENGTH)], 0, o, 0, SIZE);
    return o;
  }

  /** softmax over the keys up to the query, query after query. */
  private static double[] formula(double[] q, double[] k, double[] v) {
    double[] o = new double[q.length];
    for (int i = 0; i < LENGTH; i++) {
      double[] weight = new double[i + 1];
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        double score = 0;
        for (int c = 0; c < SIZE; c++) {
          score += q[i * SIZE + c] * k[j * SIZE + c];
        }
        weight[j] = Math.exp(score);
        sum += weight[j];
      }
      for (int j = 0; j <= i; j++) {
        for (int c = 0; c < SIZE; c++) {
          o[i * SIZE + c] += weight[j] / sum * v[j * SIZE + c];
        }
      }
    }
    return o;
  }

  private static float[] small(long name) {
    float[] numbers = Slopes.numbers(LENGTH * SIZE, name);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= 0.5f;
    }
    return numbers;
  }
}
