package org.refigure.fused;

import java.util.Arrays;

/**
 * Causal attention of one head over one sequence, in tiles.
 *
 * <p>Forward, with queries that carry the scale already: S = K·Qᵀ (a row per key, a column per
 * query), P = softmax over the keys up to the query ({@link Softmax}), O = Pᵀ·V. Backward: dV =
 * P·dO, dP = V·dOᵀ, dS as in {@link Softmax}, dQ = dSᵀ·K, dK = dS·Q.
 *
 * <p>Scores lie in panels of {@link Lanes#PAIR} queries, a panel's keys one after the other: what a
 * tile reads and what the softmax reads is contiguous, and keys in a panel's future are skipped.
 * The right-hand side of a product lies in panels of columns, each as wide as a {@link Tile}: a
 * head that is no wider does so already, any other is copied.
 */
final class Attention {
  private final int length;
  private final int headSize;
  private final int tileWidth;
  private final Softmax softmax = new Softmax();
  private final float[] turned;
  private final float[] scoreGradient;
  private final float[] outputGradient;
  private final float[] copy;
  private final float[] otherCopy;

  /**
   * Storage for one head at a time.
   *
   * @param length T, a multiple of {@link Lanes#PAIR}
   * @param headSize d_h, a multiple of {@link Lanes#PAIR}, or {@link Lanes#COUNT}
   */
  Attention(int length, int headSize) {
    this.length = length;
    this.headSize = headSize;
    tileWidth = Math.min(headSize, Lanes.PAIR);
    turned = new float[length * headSize];
    scoreGradient = new float[length * Lanes.PAIR];
    outputGradient = new float[length * headSize];
    copy = new float[isWide() ? length * headSize : 0];
    otherCopy = new float[copy.length];
  }

  /** Numbers that {@link #forward} keeps for {@link #backward}. */
  static int probabilities(int length) {
    return length * length;
  }

  /**
   * O ← attention(Q, K, V).
   *
   * @param q T × d_h from {@code at} on, like K and V
   * @param p receives P from {@code atP} on
   * @param o receives O from {@code atO} on, a row every {@code rowO} numbers
   */
  void forward(
      float[] q, float[] k, float[] v, int at, float[] p, int atP, float[] o, int atO, int rowO) {
    turn(q, at, headSize);
    float[] values = isWide() ? inPanels(v, at, headSize, copy) : v;
    int atValues = isWide() ? 0 : at;
    for (int first = 0; first < length; first += Lanes.PAIR) {
      int panel = atP + first * length;
      timesTurned(k, at, first, p, panel);
      softmax.forward(p, panel, first);
      weigh(p, panel, first, values, atValues, o, atO, rowO);
    }
  }

  /**
   * dQ, dK, dV from dO.
   *
   * @param p what {@link #forward} left from {@code atP} on
   * @param o dO, from {@code atO} on, a row every {@code rowO} numbers
   * @param dq receives dQ from {@code at} on, like dK and dV
   */
  void backward(
      float[] q,
      float[] k,
      float[] v,
      int at,
      float[] p,
      int atP,
      float[] o,
      int atO,
      int rowO,
      float[] dq,
      float[] dk,
      float[] dv) {
    turn(o, atO, rowO);
    inPanels(o, atO, rowO, outputGradient);
    float[] queries = isWide() ? inPanels(q, at, headSize, copy) : q;
    float[] keys = isWide() ? inPanels(k, at, headSize, otherCopy) : k;
    int atOperands = isWide() ? 0 : at;
    Arrays.fill(dk, at, at + length * headSize, 0);
    Arrays.fill(dv, at, at + length * headSize, 0);
    for (int first = 0; first < length; first += Lanes.PAIR) {
      int panel = atP + first * length;
      timesTurned(v, at, first, scoreGradient, 0);
      Softmax.backward(p, panel, scoreGradient, 0, first + Lanes.PAIR);
      weigh(scoreGradient, 0, first, keys, atOperands, dq, at, headSize);
      collect(p, panel, first, outputGradient, 0, dv, at);
      collect(scoreGradient, 0, first, queries, atOperands, dk, at);
    }
  }

  private boolean isWide() {
    return headSize > tileWidth;
  }

  /**
   * Xᵀ in panels: queries become lanes. The inner loop steps by a constant, so that JDK 17 checks
   * its bounds once and not for every number.
   */
  private void turn(float[] x, int at, int row) {
    for (int query = 0; query < length; query++) {
      int from = at + query * row;
      int to = query / Lanes.PAIR * Lanes.PAIR * headSize + query % Lanes.PAIR;
      for (int column = 0; column < headSize; column++) {
        turned[to + column * Lanes.PAIR] = x[from + column];
      }
    }
  }

  /** X in panels of columns: those of the first tile for all rows, then those of the next. */
  private float[] inPanels(float[] x, int at, int row, float[] to) {
    int target = 0;
    for (int column = 0; column < headSize; column += tileWidth) {
      for (int i = 0; i < length; i++, target += tileWidth) {
        Lanes.copy(x, at + i * row + column, to, target, tileWidth);
      }
    }
    return to;
  }

  /** A panel of X·turned, for the keys up to its last query. */
  private void timesTurned(float[] x, int at, int first, float[] panel, int atPanel) {
    for (int key = 0; key < first + Lanes.PAIR; key += Tile.ROWS) {
      int from = at + key * headSize;
      int to = atPanel + key * Lanes.PAIR;
      Tile.product(x, from, headSize, headSize, turned, first * headSize, panel, to, Lanes.PAIR);
    }
  }

  /** Y_i = Σ_{j ≤ i} panel_ji·X_j for the queries i of a panel. */
  private void weigh(
      float[] panel, int atPanel, int first, float[] x, int atX, float[] y, int at, int rowY) {
    if (tileWidth == Lanes.COUNT) {
      for (int query = 0; query < Lanes.PAIR; query += Tile.NARROW_ROWS) {
        int keys = first + query + Tile.NARROW_ROWS;
        int to = at + (first + query) * rowY;
        Tile.turnedNarrow(panel, atPanel + query, keys, x, atX, y, to, rowY);
      }
      return;
    }
    for (int query = 0; query < Lanes.PAIR; query += Tile.ROWS) {
      int keys = first + query + Tile.ROWS;
      for (int column = 0; column < headSize; column += Lanes.PAIR) {
        int from = atX + column * length;
        int to = at + (first + query) * rowY + column;
        Tile.turned(panel, atPanel + query, keys, x, from, y, to, rowY);
      }
    }
  }

  /** Y_j ← Y_j + Σ_i panel_ji·X_i over the queries i of a panel, for the keys up to its last. */
  private void collect(
      float[] panel, int atPanel, int first, float[] x, int atX, float[] y, int at) {
    if (tileWidth == Lanes.COUNT) {
      for (int key = 0; key < first + Lanes.PAIR; key += Tile.NARROW_ROWS) {
        int to = at + key * Lanes.COUNT;
        Tile.addNarrow(panel, atPanel + key * Lanes.PAIR, x, atX + first * Lanes.COUNT, y, to);
      }
      return;
    }
    for (int column = 0; column < headSize; column += Lanes.PAIR) {
      int from = atX + column * length + first * Lanes.PAIR;
      for (int key = 0; key < first + Lanes.PAIR; key += Tile.ROWS) {
        int to = at + key * headSize + column;
        Tile.add(panel, atPanel + key * Lanes.PAIR, x, from, y, to, headSize);
      }
    }
  }
}
