package org.refigure.fused;

import jdk.incubator.vector.FloatVector;

/**
 * The small matrix product of attention: four rows times two vectors of columns, in registers.
 *
 * <p>C(r, ·) = Σ_t A(r, t)·B(t, ·) for r = 0 … 3. Per head and per tile a product is too small for
 * OpenBLAS, which first rearranges its operands. A may be stored in panels: its sum runs over
 * {@code panels} times {@code inner} entries, with a jump of {@code panelA} from one panel to the
 * next.
 */
final class Tile {
  /** Rows of a tile. */
  static final int ROWS = 4;

  /** Rows of a tile that is one vector wide. */
  static final int NARROW_ROWS = 8;

  private Tile() {}

  /** Overwrites a tile of C whose A has no panels. */
  static void product(
      float[] a,
      int atA,
      int rowA,
      int columnA,
      int inner,
      float[] b,
      int atB,
      int rowB,
      float[] c,
      int atC,
      int rowC) {
    product(a, atA, rowA, columnA, Lanes.PAIR * columnA, inner, b, atB, rowB, c, atC, rowC);
  }

  /**
   * Overwrites a tile of C.
   *
   * <p>One loop: JDK 17 keeps vectors in registers across one loop, not across a loop in a loop.
   */
  static void product(
      float[] a,
      int atA,
      int rowA,
      int columnA,
      int panelA,
      int inner,
      float[] b,
      int atB,
      int rowB,
      float[] c,
      int atC,
      int rowC) {
    FloatVector c00 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c01 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c10 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c11 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c20 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c21 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c30 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c31 = FloatVector.broadcast(Lanes.FLOATS, 0);
    for (int t = 0; t < inner; t++) {
      int i = atA + t / Lanes.PAIR * panelA + t % Lanes.PAIR * columnA;
      int j = atB + t * rowB;
      FloatVector b0 = FloatVector.fromArray(Lanes.FLOATS, b, j);
      FloatVector b1 = FloatVector.fromArray(Lanes.FLOATS, b, j + Lanes.COUNT);
      FloatVector a0 = FloatVector.broadcast(Lanes.FLOATS, a[i]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(Lanes.FLOATS, a[i + rowA]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(Lanes.FLOATS, a[i + 2 * rowA]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(Lanes.FLOATS, a[i + 3 * rowA]);
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
   * Overwrites eight rows times one vector of C: for heads that fill one vector.
   *
   * <p>A's sum runs over panels as in {@link #product}.
   */
  static void narrow(
      float[] a,
      int atA,
      int rowA,
      int columnA,
      int panelA,
      int inner,
      float[] b,
      int atB,
      int rowB,
      float[] c,
      int atC,
      int rowC) {
    FloatVector c0 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c1 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c2 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c3 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c4 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c5 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c6 = FloatVector.broadcast(Lanes.FLOATS, 0);
    FloatVector c7 = FloatVector.broadcast(Lanes.FLOATS, 0);
    for (int t = 0; t < inner; t++) {
      int i = atA + t / Lanes.PAIR * panelA + t % Lanes.PAIR * columnA;
      FloatVector row = FloatVector.fromArray(Lanes.FLOATS, b, atB + t * rowB);
      c0 = FloatVector.broadcast(Lanes.FLOATS, a[i]).fma(row, c0);
      c1 = FloatVector.broadcast(Lanes.FLOATS, a[i + rowA]).fma(row, c1);
      c2 = FloatVector.broadcast(Lanes.FLOATS, a[i + 2 * rowA]).fma(row, c2);
      c3 = FloatVector.broadcast(Lanes.FLOATS, a[i + 3 * rowA]).fma(row, c3);
      c4 = FloatVector.broadcast(Lanes.FLOATS, a[i + 4 * rowA]).fma(row, c4);
      c5 = FloatVector.broadcast(Lanes.FLOATS, a[i + 5 * rowA]).fma(row, c5);
      c6 = FloatVector.broadcast(Lanes.FLOATS, a[i + 6 * rowA]).fma(row, c6);
      c7 = FloatVector.broadcast(Lanes.FLOATS, a[i + 7 * rowA]).fma(row, c7);
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
}
