package org.refigure.plot;

import java.util.Locale;

/** Places given as rows (x, y). */
final class Places {
  private Places() {}

  /**
   * One column of the rows.
   *
   * @throws IllegalArgumentException if a row does not have two numbers
   */
  static Values column(String what, double[][] rows, int column, String where) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != 2) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s[%d] has %d numbers: each row must be a place x, y (%s)",
                what,
                i,
                rows[i].length,
                where));
      }
      values[i] = rows[i][column];
    }
    return Values.copyOf(values);
  }
}
