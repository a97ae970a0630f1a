package org.refigure.number;

import java.util.Locale;

/**
 * The rotation by the normalised Hadamard matrix, H_n/√n with H_2n = [[H, H], [H, −H]], over
 * consecutive groups of n entries. It is its own inverse.
 *
 * @param group n, a power of two
 */
public record Hadamard(int group) {
  /** Checks that n is a power of two. */
  public Hadamard {
    if (group < 1 || Integer.bitCount(group) != 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "group = %d must be a power of two (Hadamard)", group));
    }
  }

  /**
   * A rotated copy of rows one after the other; what does not fill a group at a row's end stays.
   *
   * @param columns length of a row
   */
  public double[] rotate(double[] x, int columns) {
    double[] y = x.clone();
    double size = 1 / Math.sqrt(group);
    for (int row = 0; row < x.length; row += columns) {
      for (int from = row; from + group <= row + columns; from += group) {
        butterfly(y, from);
        for (int i = from; i < from + group; i++) {
          y[i] *= size;
        }
      }
    }
    return y;
  }

  private void butterfly(double[] y, int from) {
    for (int half = 1; half < group; half *= 2) {
      for (int start = from; start < from + group; start += 2 * half) {
        for (int i = start; i < start + half; i++) {
          double a = y[i];
          double b = y[i + half];
          y[i] = a + b;
          y[i + half] = a - b;
        }
      }
    }
  }
}
