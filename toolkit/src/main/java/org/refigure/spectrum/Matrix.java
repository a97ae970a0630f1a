package org.refigure.spectrum;

import java.util.Locale;

/** Checks of row-major matrices, shared by everything here that takes one. */
final class Matrix {

  private Matrix() {}

  /** Refuses empty shapes and arrays whose length is not rows × columns. */
  static void requireShape(int length, int rows, int columns, String place) {
    requireAtLeastOne("rows", rows, place);
    requireAtLeastOne("columns", columns, place);
    if ((long) rows * columns != length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "matrix has %d values and must have rows × columns = %d × %d = %d (%s)",
              length,
              rows,
              columns,
              (long) rows * columns,
              place));
    }
  }

  /** Refuses a NaN or infinite entry and names its row and column. */
  static void requireFinite(double[] rowMajor, int columns, String place) {
    for (int i = 0; i < rowMajor.length; i++) {
      if (!Double.isFinite(rowMajor[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "matrix[%d][%d] = %s must be finite (%s); did the run diverge?",
                i / columns,
                i % columns,
                rowMajor[i],
                place));
      }
    }
  }

  /** Refuses zero and negative counts. */
  static void requireAtLeastOne(String name, long value, String place) {
    if (value < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s = %d must be >= 1 (%s)", name, value, place));
    }
  }
}
