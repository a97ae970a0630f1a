package org.refigure.fused;

import jdk.incubator.vector.FloatVector;

/**
 * The small matrix products of attention, C(r, ·) = Σ_t A(r, t)·B(t, ·), a tile of C at a time in
 * registers: four rows times two vectors of columns, or eight times one. Per head and per tile a
 * product is too small for OpenBLAS, which first rearranges its operands.
 *
 * <p>Rows of B lie one after the other, each as wide as the tile. Of A, either the numbers of a row
 * do, or those of a column for {@link Lanes#PAIR} rows at once. So every index grows with t by a
 * constant, and the compiler checks it once before the loop. Where a stride was a variable, it
 * checked every number, in twice the time of the multiplications.
 *
 * <p>A method for each product, with its loads and stores written out: a vector that passes a call
 * becomes an object wherever the compiler does not inline that call.
 */
final class Tile {
  /** Rows of a tile that is two vectors wide. */
  static final int ROWS = 4;

  /** Rows of a tile that is one vector wide. */
  static final int NARROW_ROWS = 8;

  private Tile() {}

  /**
   * C ← A·B.
   *
   * @param a A(r, t) at {@code atA + r·rowA + t}
   * @param inner how many t there are
   */
  static void product(
      float[] a, int atA, int rowA, int inner, float[] b, int atB, float[] c, int atC, int rowC) {
    FloatVector c00 = zero();
    FloatVector c01 = zero();
    FloatVector c10 = zero();
    FloatVector c11 = zero();
    FloatVector c20 = zero();
    FloatVector c21 = zero();
    FloatVector c30 = zero();
    FloatVector c31 = zero();
    int at1 = atA + rowA;
    int at2 = at1 + rowA;
    int at3 = at2 + rowA;
    for (int t = 0; t < inner; t++) {
      FloatVector b0 = load(b, atB + t * Lanes.PAIR);
      FloatVector b1 = load(b, atB + t * Lanes.PAIR + Lanes.COUNT);
      FloatVector a0 = all(a[atA + t]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = all(a[at1 + t]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = all(a[at2 + t]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = all(a[at3 + t]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    c00.intoArray(c, atC);
    c01.intoArray(c, atC + Lanes.COUNT);
    c10.intoArray(c, atC + rowC);
    c11.intoArray(c, atC + rowC + Lanes.COUNT);
    c20.intoArray(c, atC + 2 * rowC);
    c21.intoArray(c, atC + 2 * rowC + Lanes.COUNT);
    c30.intoArray(c, atC + 3 * rowC);
    c31.intoArray(c, atC + 3 * rowC + Lanes.COUNT);
  }

  /**
   * C ← C + A·B over {@link Lanes#PAIR} t.
   *
   * @param a A(r, t) at {@code atA + r·PAIR + t}
   */
  static void add(float[] a, int atA, float[] b, int atB, float[] c, int atC, int rowC) {
    FloatVector c00 = load(c, atC);
    FloatVector c01 = load(c, atC + Lanes.COUNT);
    FloatVector c10 = load(c, atC + rowC);
    FloatVector c11 = load(c, atC + rowC + Lanes.COUNT);
    FloatVector c20 = load(c, atC + 2 * rowC);
    FloatVector c21 = load(c, atC + 2 * rowC + Lanes.COUNT);
    FloatVector c30 = load(c, atC + 3 * rowC);
    FloatVector c31 = load(c, atC + 3 * rowC + Lanes.COUNT);
    for (int t = 0; t < Lanes.PAIR; t++) {
      FloatVector b0 = load(b, atB + t * Lanes.PAIR);
      FloatVector b1 = load(b, atB + t * Lanes.PAIR + Lanes.COUNT);
      FloatVector a0 = all(a[atA + t]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = all(a[atA + t + Lanes.PAIR]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = all(a[atA + t + 2 * Lanes.PAIR]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = all(a[atA + t + 3 * Lanes.PAIR]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    c00.intoArray(c, atC);
    c01.intoArray(c, atC + Lanes.COUNT);
    c10.intoArray(c, atC + rowC);
    c11.intoArray(c, atC + rowC + Lanes.COUNT);
    c20.intoArray(c, atC + 2 * rowC);
    c21.intoArray(c, atC + 2 * rowC + Lanes.COUNT);
    c30.intoArray(c, atC + 3 * rowC);
    c31.intoArray(c, atC + 3 * rowC + Lanes.COUNT);
  }

  /**
   * C ← A·B for an A that lies by columns.
   *
   * @param a A(r, t) at {@code atA + t·PAIR + r}
   * @param inner how many t there are
   */
  static void turned(
      float[] a, int atA, int inner, float[] b, int atB, float[] c, int atC, int rowC) {
    FloatVector c00 = zero();
    FloatVector c01 = zero();
    FloatVector c10 = zero();
    FloatVector c11 = zero();
    FloatVector c20 = zero();
    FloatVector c21 = zero();
    FloatVector c30 = zero();
    FloatVector c31 = zero();
    for (int t = 0; t < inner; t++) {
      FloatVector b0 = load(b, atB + t * Lanes.PAIR);
      FloatVector b1 = load(b, atB + t * Lanes.PAIR + Lanes.COUNT);
      FloatVector a0 = all(a[atA + t * Lanes.PAIR]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = all(a[atA + t * Lanes.PAIR + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = all(a[atA + t * Lanes.PAIR + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = all(a[atA + t * Lanes.PAIR + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    c00.intoArray(c, atC);
    c01.intoArray(c, atC + Lanes.COUNT);
    c10.intoArray(c, atC + rowC);
    c11.intoArray(c, atC + rowC + Lanes.COUNT);
    c20.intoArray(c, atC + 2 * rowC);
    c21.intoArray(c, atC + 2 * rowC + Lanes.COUNT);
    c30.intoArray(c, atC + 3 * rowC);
    c31.intoArray(c, atC + 3 * rowC + Lanes.COUNT);
  }

  /** {@link #add} for eight rows times one vector, over {@link Lanes#PAIR} t; C has no gaps. */
  static void addNarrow(float[] a, int atA, float[] b, int atB, float[] c, int atC) {
    FloatVector c0 = load(c, atC);
    FloatVector c1 = load(c, atC + Lanes.COUNT);
    FloatVector c2 = load(c, atC + 2 * Lanes.COUNT);
    FloatVector c3 = load(c, atC + 3 * Lanes.COUNT);
    FloatVector c4 = load(c, atC + 4 * Lanes.COUNT);
    FloatVector c5 = load(c, atC + 5 * Lanes.COUNT);
    FloatVector c6 = load(c, atC + 6 * Lanes.COUNT);
    FloatVector c7 = load(c, atC + 7 * Lanes.COUNT);
    for (int t = 0; t < Lanes.PAIR; t++) {
      FloatVector row = load(b, atB + t * Lanes.COUNT);
      c0 = all(a[atA + t]).fma(row, c0);
      c1 = all(a[atA + t + Lanes.PAIR]).fma(row, c1);
      c2 = all(a[atA + t + 2 * Lanes.PAIR]).fma(row, c2);
      c3 = all(a[atA + t + 3 * Lanes.PAIR]).fma(row, c3);
      c4 = all(a[atA + t + 4 * Lanes.PAIR]).fma(row, c4);
      c5 = all(a[atA + t + 5 * Lanes.PAIR]).fma(row, c5);
      c6 = all(a[atA + t + 6 * Lanes.PAIR]).fma(row, c6);
      c7 = all(a[atA + t + 7 * Lanes.PAIR]).fma(row, c7);
    }
    c0.intoArray(c, atC);
    c1.intoArray(c, atC + Lanes.COUNT);
    c2.intoArray(c, atC + 2 * Lanes.COUNT);
    c3.intoArray(c, atC + 3 * Lanes.COUNT);
    c4.intoArray(c, atC + 4 * Lanes.COUNT);
    c5.intoArray(c, atC + 5 * Lanes.COUNT);
    c6.intoArray(c, atC + 6 * Lanes.COUNT);
    c7.intoArray(c, atC + 7 * Lanes.COUNT);
  }

  /** {@link #turned} for eight rows times one vector. */
  static void turnedNarrow(
      float[] a, int atA, int inner, float[] b, int atB, float[] c, int atC, int rowC) {
    FloatVector c0 = zero();
    FloatVector c1 = zero();
    FloatVector c2 = zero();
    FloatVector c3 = zero();
    FloatVector c4 = zero();
    FloatVector c5 = zero();
    FloatVector c6 = zero();
    FloatVector c7 = zero();
    for (int t = 0; t < inner; t++) {
      FloatVector row = load(b, atB + t * Lanes.COUNT);
      c0 = all(a[atA + t * Lanes.PAIR]).fma(row, c0);
      c1 = all(a[atA + t * Lanes.PAIR + 1]).fma(row, c1);
      c2 = all(a[atA + t * Lanes.PAIR + 2]).fma(row, c2);
      c3 = all(a[atA + t * Lanes.PAIR + 3]).fma(row, c3);
      c4 = all(a[atA + t * Lanes.PAIR + 4]).fma(row, c4);
      c5 = all(a[atA + t * Lanes.PAIR + 5]).fma(row, c5);
      c6 = all(a[atA + t * Lanes.PAIR + 6]).fma(row, c6);
      c7 = all(a[atA + t * Lanes.PAIR + 7]).fma(row, c7);
    }
    c0.intoArray(c, atC);
    c1.intoArray(c, atC + rowC);
    c2.intoArray(c, atC + 2 * rowC);
    c3.intoArray(c, atC + 3 * rowC);
    c4.intoArray(c, atC + 4 * rowC);
    c5.intoArray(c, atC + 5 * rowC);
    c6.intoArray(c, atC + 6 * rowC);
    c7.intoArray(c, atC + 7 * rowC);
  }

  private static FloatVector zero() {
    return FloatVector.broadcast(Lanes.FLOATS, 0);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(Lanes.FLOATS, value);
  }

  private static FloatVector load(float[] from, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, from, at);
  }
}
