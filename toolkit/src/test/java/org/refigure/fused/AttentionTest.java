package org.refigure.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("sizes")
class AttentionTest {
  private static final int LENGTH = 2 * Lanes.PAIR;
  private final int size;
  private final float[] q;
  private final float[] k;
  private final float[] v;

  /** Heads of one vector, of two and of four are computed by tiles of different shape. */
  AttentionTest(int size) {
    this.size = size;
    q = small(1);
    k = small(2);
    v = small(3);
  }

  static int[] sizes() {
    return new int[] {Lanes.COUNT, Lanes.PAIR, 2 * Lanes.PAIR};
  }

  @Test
  void outputAndGradientsAreThoseOfTheFormula() {
    float[] p = new float[Attention.probabilities(LENGTH)];
    float[] o = new float[LENGTH * size];
    Attention attention = new Attention(LENGTH, size);
    attention.forward(q, k, v, 0, p, 0, o, 0, size);
    double[] query = Slopes.widened(q);
    double[] key = Slopes.widened(k);
    double[] value = Slopes.widened(v);
    Slopes.assertClose(o, formula(query, key, value));

    float[] weights = small(4);
    float[] dq = new float[q.length];
    float[] dk = new float[q.length];
    float[] dv = new float[q.length];
    attention.backward(q, k, v, 0, p, 0, weights, 0, size, dq, dk, dv);
    Slopes.assertGradient(x -> Slopes.weighted(formula(x, key, value), weights), q, dq);
    Slopes.assertGradient(x -> Slopes.weighted(formula(query, x, value), weights), k, dk);
    Slopes.assertGradient(x -> Slopes.weighted(formula(query, key, x), weights), v, dv);
  }

  @Test
  void whatComesLaterChangesNoBitOfWhatCameBefore() {
    float[] before = forward();
    for (int changed = 1; changed < LENGTH; changed++) {
      for (float[] each : new float[][] {k, v}) {
        Arrays.fill(each, changed * size, (changed + 1) * size, 1.5f);
      }
      float[] after = forward();
      assertThat(Arrays.copyOf(after, changed * size))
          .as("positions before %d", changed)
          .isEqualTo(Arrays.copyOf(before, changed * size));
      assertThat(after[changed * size])
          .as("position %d sees itself", changed)
          .isNotEqualTo(before[changed * size]);
      before = after;
    }
  }

  private float[] forward() {
    float[] o = new float[LENGTH * size];
    new Attention(LENGTH, size)
        .forward(q, k, v, 0, new float[Attention.probabilities(LENGTH)], 0, o, 0, size);
    return o;
  }

  /** softmax over the keys up to the query, query after query. */
  private double[] formula(double[] q, double[] k, double[] v) {
    double[] o = new double[q.length];
    for (int i = 0; i < LENGTH; i++) {
      double[] weight = new double[i + 1];
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        double score = 0;
        for (int c = 0; c < size; c++) {
          score += q[i * size + c] * k[j * size + c];
        }
        weight[j] = Math.exp(score);
        sum += weight[j];
      }
      for (int j = 0; j <= i; j++) {
        for (int c = 0; c < size; c++) {
          o[i * size + c] += weight[j] / sum * v[j * size + c];
        }
      }
    }
    return o;
  }

  private float[] small(long name) {
    float[] numbers = Slopes.numbers(LENGTH * size, name);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= 0.5f;
    }
    return numbers;
  }
}
