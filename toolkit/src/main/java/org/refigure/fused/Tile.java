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
}
