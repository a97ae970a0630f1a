package org.refigure.diagnose;

import java.util.Arrays;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/** Least squares as sums: the equations of several curves add up. */
final class NormalEquations {
  private final int unknowns;

  /** Row after row, the right-hand side last. */
  private final double[] entries;

  NormalEquations(int unknowns) {
    this.unknowns = unknowns;
    entries = new double[unknowns * (unknowns + 1)];
  }

  /** Of b, the slope in u, and what it gains per doubling: slope + gain·k at k doublings. */
  static NormalEquations line(CurveMoments m, double k) {
    NormalEquations equations = new NormalEquations(3);
    double[] rows = {
      m.u4(),
      m.u3(),
      k * m.u3(),
      m.y2(),
      m.u3(),
      m.u2(),
      k * m.u2(),
      m.y1(),
      k * m.u3(),
      k * m.u2(),
      k * k * m.u2(),
      k * m.y1()
    };
    System.arraycopy(rows, 0, equations.entries, 0, rows.length);
    return equations;
  }

  /** Of b and one slope in u for each width. */
  static NormalEquations free(CurveMoments m, int width, int widths) {
    NormalEquations equations = new NormalEquations(widths + 1);
    int row = (width + 1) * (widths + 2);
    equations.entries[0] = m.u4();
    equations.entries[width + 1] = m.u3();
    equations.entries[widths + 1] = m.y2();
    equations.entries[row] = m.u3();
    equations.entries[row + width + 1] = m.u2();
    equations.entries[row + widths + 1] = m.y1();
    return equations;
  }

  void add(NormalEquations other, int times) {
    for (int i = 0; i < entries.length; i++) {
      entries[i] += times * other.entries[i];
    }
  }

  /** NaN where they do not determine the unknowns. */
  double[] solve() {
    double[][] left = new double[unknowns][];
    double[] right = new double[unknowns];
    for (int row = 0; row < unknowns; row++) {
      int start = row * (unknowns + 1);
      left[row] = Arrays.copyOfRange(entries, start, start + unknowns);
      right[row] = entries[start + unknowns];
    }
    var solver = new LUDecomposition(MatrixUtils.createRealMatrix(left)).getSolver();
    if (!solver.isNonSingular()) {
      Arrays.fill(right, Double.NaN);
      return right;
    }
    return solver.solve(new ArrayRealVector(right, false)).toArray();
  }
}
