package org.refigure.fused;

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
  private static final float[] OPEN = triangle(1, 0);

  private static final float[] CLOSED = triangle(0, FORBIDDEN);

  private Softmax() {}

  /**
   * Scores become probabilities, in place.
   *
   * @param scores row j holds the scores of key j for {@link Lanes#PAIR} queries
   * @param at where the panel begins
   * @param first the panel's first query
   */
  static void forward(float[] scores, int at, int first) {
    half(scores, at, first);
    half(scores, at + Lanes.COUNT, first + Lanes.COUNT);
    // The second vector's keys lie in the future of all queries of the first.
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    for (int key = first + Lanes.COUNT; key < first + Lanes.PAIR; key++) {
      zero.intoArray(scores, at + key * Lanes.PAIR);
    }
  }

  private static void half(float[] scores, int at, int first) {
    FloatVector max = FloatVector.broadcast(Lanes.FLOATS, FORBIDDEN);
    for (int key = 0; key < first; key++) {
      max = max.max(FloatVector.fromArray(Lanes.FLOATS, scores, at + key * Lanes.PAIR));
    }
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      int row = at + (first + lane) * Lanes.PAIR;
      FloatVector closed = FloatVector.fromArray(Lanes.FLOATS, CLOSED, lane * Lanes.COUNT);
      FloatVector score = FloatVector.fromArray(Lanes.FLOATS, scores, row).add(closed);
      score.intoArray(scores, row);
      max = max.max(score);
    }
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int key = 0; key < first + Lanes.COUNT; key++) {
      int row = at + key * Lanes.PAIR;
      FloatVector power =
          Exponential.exp(FloatVector.fromArray(Lanes.FLOATS, scores, row).sub(max));
      power.intoArray(scores, row);
      sum = sum.add(power);
    }
    FloatVector inverse = FloatVector.broadcast(Lanes.FLOATS, 1).div(sum);
    for (int key = 0; key < first; key++) {
      int row = at + key * Lanes.PAIR;
      FloatVector.fromArray(Lanes.FLOATS, scores, row).mul(inverse).intoArray(scores, row);
    }
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      int row = at + (first + lane) * Lanes.PAIR;
      FloatVector open = FloatVector.fromArray(Lanes.FLOATS, OPEN, lane * Lanes.COUNT);
      FloatVector power = FloatVector.fromArray(Lanes.FLOATS, scores, row);
      power.mul(inverse).mul(open).intoArray(scores, row);
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
    FloatVector dot0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector dot1 = dot0;
    for (int key = 0; key < keys; key++) {
      int p = from + key * Lanes.PAIR;
      int g = at + key * Lanes.PAIR;
      dot0 = load(probabilities, p).fma(load(gradient, g), dot0);
      dot1 = load(probabilities, p + Lanes.COUNT).fma(load(gradient, g + Lanes.COUNT), dot1);
    }
    for (int key = 0; key < keys; key++) {
      int p = from + key * Lanes.PAIR;
      int g = at + key * Lanes.PAIR;
      load(gradient, g).sub(dot0).mul(load(probabilities, p)).intoArray(gradient, g);
      load(gradient, g + Lanes.COUNT)
          .sub(dot1)
          .mul(load(probabilities, p + Lanes.COUNT))
          .intoArray(gradient, g + Lanes.COUNT);
    }
  }

  private static FloatVector load(float[] from, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, from, at);
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
