package org.refigure.fused;

/**
 * Causal attention of one head over one sequence, in tiles.
 *
 * <p>Forward, with queries that carry the scale already: S = K·Qᵀ (a row per key, a column per
 * query), P = softmax over the keys up to the query ({@link Softmax}), O = Pᵀ·V. Backward: dV =
 * P·dO, dP = V·dOᵀ, dS as in {@link Softmax}, dQ = dSᵀ·K, dK = dS·Q.
 *
 * <p>Scores lie in panels of {@link Lanes#PAIR} queries, a panel's keys one after the other: what a
 * tile reads and what the softmax reads is contiguous, and keys in a panel's future are skipped.
 */
final class Attention {
  private final int length;
  private final int headSize;
  private final Softmax softmax = new Softmax();
  private final float[] turned;
  private final float[] scoreGradient;

  /**
   * Storage for one head at a time.
   *
   * @param length T, a multiple of {@link Lanes#PAIR}
   * @param headSize d_h, a multiple of {@link Lanes#PAIR}, or {@link Lanes#COUNT}
   */
  Attention(int length, int headSize) {
    this.length = length;
    this.headSize = headSize;
    turned = new float[length * headSize];
    scoreGradient = new float[length * length];
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
    for (int first = 0; first < length; first += Lanes.PAIR) {
      int panel = atP + first * length;
      timesTurned(k, at, first, p, panel);
      softmax.forward(p, panel, first);
      weigh(p, panel, first, v, at, o, atO, rowO);
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
    for (int first = 0; first < length; first += Lanes.PAIR) {
      int panel = first * length;
      timesTurned(v, at, first, scoreGradient, panel);
      Softmax.backward(p, atP + panel, scoreGradient, panel, first + Lanes.PAIR);
      weigh(scoreGradient, panel, first, k, at, dq, at, headSize);
    }
    collect(p, atP, o, atO, rowO, dv, at);
    collect(scoreGradient, 0, q, at, headSize, dk, at);
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

  /** A panel of X·turned, for the keys up to its last query. */
  private void timesTurned(float[] x, int at, int first, float[] panel, int atPanel) {
    for (int key = 0; key < first + Lanes.PAIR; key += Tile.ROWS) {
      Tile.product(
          x,
          at + key * headSize,
          headSize,
          1,
          headSize,
          turned,
          first * headSize,
          Lanes.PAIR,
          panel,
          atPanel + key * Lanes.PAIR,
          Lanes.PAIR);
    }
  }

  /** Y_i = Σ_{j ≤ i} panel_ji·X_j for the queries i of a panel. */
  private void weigh(
      float[] panel, int atPanel, int first, float[] x, int at, float[] y, int atY, int rowY) {
    if (headSize == Lanes.COUNT) {
      for (int query = 0; query < Lanes.PAIR; query += Tile.NARROW_ROWS) {
        int end = first + query + Tile.NARROW_ROWS;
        int to = atY + (first + query) * rowY;
        Tile.narrow(
            panel,
            atPanel + query,
            1,
            Lanes.PAIR,
            Lanes.PAIR * Lanes.PAIR,
            end,
            x,
            at,
            headSize,
            y,
            to,
            rowY);
      }
      return;
    }
    for (int query = 0; query < Lanes.PAIR; query += Tile.ROWS) {
      for (int column = 0; column < headSize; column += Lanes.PAIR) {
        Tile.product(
            panel,
            atPanel + query,
            1,
            Lanes.PAIR,
            first + query + Tile.ROWS,
            x,
            at + column,
            headSize,
            y,
            atY + (first + query) * rowY + column,
            rowY);
      }
    }
  }

  /** Y_j = Σ_{i ≥ j} panels_ji·X_i for all keys j. */
  private void collect(
      float[] panels, int atPanels, float[] x, int atX, int rowX, float[] y, int at) {
    if (headSize == Lanes.COUNT) {
      for (int key = 0; key < length; key += Tile.NARROW_ROWS) {
        int first = key / Lanes.PAIR * Lanes.PAIR;
        Tile.narrow(
            panels,
            atPanels + first * length + key * Lanes.PAIR,
            Lanes.PAIR,
            1,
            Lanes.PAIR * length,
            length - first,
            x,
            atX + first * rowX,
            rowX,
            y,
            at + key * headSize,
            headSize);
      }
      return;
    }
    for (int key = 0; key < length; key += Tile.ROWS) {
      int first = key / Lanes.PAIR * Lanes.PAIR;
      for (int column = 0; column < headSize; column += Lanes.PAIR) {
        Tile.product(
            panels,
            atPanels + first * length + key * Lanes.PAIR,
            Lanes.PAIR,
            1,
            Lanes.PAIR * length,
            length - first,
            x,
            atX + first * rowX + column,
            rowX,
            y,
            at + key * headSize + column,
            headSize);
      }
    }
  }
}
