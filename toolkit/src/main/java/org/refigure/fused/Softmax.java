package org.refigure.fused;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The causal softmax of attention on a panel of scores: one query per lane, one key per row.
 *
 * <p>Forward: P_ji = exp(S_ji − m_i)/Σ_k exp(S_ki − m_i) over the keys j ≤ i, with m_i the largest
 * score of query i, and exactly 0 for later keys. Backward: dS_ji = P_ji·(dP_ji − Σ_k P_ki·dP_ki).
 * As queries are lanes, sums over keys need no sum over lanes.
 */
final class Softmax {
  /** Far below any score: its exponential is 0 beside the largest, which is 1. */
  private static final float FORBIDDEN = -1e30f;

  /** Where the queries of one vector meet their own keys: key j is open to the lanes i ≥ j. */
  private final float[] open = triangle(1, 0);

  private final float[] closed = triangle(0, FORBIDDEN);

  private final float[] lanes = new float[Lanes.COUNT];

  /**
   * Scores become probabilities, in place.
   *
   * @param scores row j holds the scores of key j for {@link Lanes#PAIR} queries
   * @param at where the panel begins
   * @param first the panel's first query
   */
  void forward(float[] scores, int at, int first) {
    half(scores, at, first);
    half(scores, at + Lanes.COUNT, first + Lanes.COUNT);
    // The second vector's keys lie in the future of all queries of the first.
    for (int key = first + Lanes.COUNT; key < first + Lanes.PAIR; key++) {
      int row = at + key * Lanes.PAIR;
      Arrays.fill(scores, row, row + Lanes.COUNT, 0);
    }
  }

  /**
   * The queries of one vector, a method for each loop. In one method JDK 17 compiled the last
   * stores as calls, in most processes, and every vector they stored became an object. Methods hand
   * vectors on through an array.
   */
  private void half(float[] scores, int at, int first) {
    int own = at + first * Lanes.PAIR;
    int end = own + Lanes.COUNT * Lanes.PAIR;
    shut(scores, own, end);
    findLargest(scores, at, end);
    takePowers(scores, at, end);
    divide(scores, at, own, end);
  }

  /** Keys after a query's own can no longer be the largest. */
  private void shut(float[] scores, int own, int end) {
    for (int row = own, table = 0; row < end; row += Lanes.PAIR, table += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.FLOATS, scores, row)
          .add(FloatVector.fromArray(Lanes.FLOATS, closed, table))
          .intoArray(scores, row);
    }
  }

  /** Four keys at a time, for a maximum waits long for the one before. */
  private void findLargest(float[] scores, int at, int end) {
    FloatVector max0 = FloatVector.fromArray(Lanes.FLOATS, scores, at);
    FloatVector max1 = FloatVector.fromArray(Lanes.FLOATS, scores, at + Lanes.PAIR);
    FloatVector max2 = FloatVector.fromArray(Lanes.FLOATS, scores, at + 2 * Lanes.PAIR);
    FloatVector max3 = FloatVector.fromArray(Lanes.FLOATS, scores, at + 3 * Lanes.PAIR);
    for (int row = at + 4 * Lanes.PAIR; row < end; row += 4 * Lanes.PAIR) {
      max0 = max0.max(FloatVector.fromArray(Lanes.FLOATS, scores, row));
      max1 = max1.max(FloatVector.fromArray(Lanes.FLOATS, scores, row + Lanes.PAIR));
      max2 = max2.max(FloatVector.fromArray(Lanes.FLOATS, scores, row + 2 * Lanes.PAIR));
      max3 = max3.max(FloatVector.fromArray(Lanes.FLOATS, scores, row + 3 * Lanes.PAIR));
    }
    max0.max(max1).max(max2.max(max3)).intoArray(lanes, 0);
  }

  /** exp(S − largest), and their sums instead of the largest. */
  private void takePowers(float[] scores, int at, int end) {
    FloatVector largest = FloatVector.fromArray(Lanes.FLOATS, lanes, 0);
    FloatVector sum = FloatVector.broadcast(Lanes.FLOATS, 0);
    for (int row = at; row < end; row += Lanes.PAIR) {
      FloatVector power =
          Exponential.decay(FloatVector.fromArray(Lanes.FLOATS, scores, row).sub(largest));
      power.intoArray(scores, row);
      sum = sum.add(power);
    }
    sum.intoArray(lanes, 0);
  }

  /** By the sums; a later key's exponential of a far too small score becomes exactly 0. */
  private void divide(float[] scores, int at, int own, int end) {
    FloatVector inverse =
        FloatVector.broadcast(Lanes.FLOATS, 1).div(FloatVector.fromArray(Lanes.FLOATS, lanes, 0));
    for (int row = at; row < end; row += Lanes.PAIR) {
      FloatVector.fromArray(Lanes.FLOATS, scores, row).mul(inverse).intoArray(scores, row);
    }
    for (int row = own, table = 0; row < end; row += Lanes.PAIR, table += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.FLOATS, scores, row)
          .mul(FloatVector.fromArray(Lanes.FLOATS, open, table))
          .intoArray(scores, row);
    }
  }

  /**
   * Gradients of probabilities become gradients of scores, in place.
   *
   * @param probabilities what {@link #forward} left
   * @param from where its panel begins
   * @param gradient dP on entry, dS on return
   * @param at where its panel begins
   * @param keys how many rows the panel has
   */
  static void backward(float[] probabilities, int from, float[] gradient, int at, int keys) {
    FloatVector dot0 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector dot1 = FloatVector.broadcast(Lanes.FLOATS, 0);
    for (int key = 0; key < keys; key++) {
      int p = from + key * Lanes.PAIR;
      int g = at + key * Lanes.PAIR;
      dot0 =
          FloatVector.fromArray(Lanes.FLOATS, probabilities, p)
              .fma(FloatVector.fromArray(Lanes.FLOATS, gradient, g), dot0);
      dot1 =
          FloatVector.fromArray(Lanes.FLOATS, probabilities, p + Lanes.COUNT)
              .fma(FloatVector.fromArray(Lanes.FLOATS, gradient, g + Lanes.COUNT), dot1);
    }
    for (int key = 0; key < keys; key++) {
      int p = from + key * Lanes.PAIR;
      int g = at + key * Lanes.PAIR;
      FloatVector.fromArray(Lanes.FLOATS, gradient, g)
          .sub(dot0)
          .mul(FloatVector.fromArray(Lanes.FLOATS, probabilities, p))
          .intoArray(gradient, g);
      FloatVector.fromArray(Lanes.FLOATS, gradient, g + Lanes.COUNT)
          .sub(dot1)
          .mul(FloatVector.fromArray(Lanes.FLOATS, probabilities, p + Lanes.COUNT))
          .intoArray(gradient, g + Lanes.COUNT);
    }
  }

  private static float[] triangle(float open, float closed) {
    float[] table = new float[Lanes.COUNT * Lanes.COUNT];
    for (int key = 0; key < Lanes.COUNT; key++) {
      for (int query = 0; query < Lanes.COUNT; query++) {
        table[key * Lanes.COUNT + query] = query >= key ? open : closed;
      }
    }
    return table;
  }
}
