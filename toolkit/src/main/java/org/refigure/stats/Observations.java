package org.refigure.stats;

import java.util.Locale;

/** Checks that every statistic here makes before it computes. */
final class Observations {

  private Observations() {}

  /** Refuses fewer than {@code minimum} values and any value that is not finite. */
  static void requireFinite(String name, double[] values, int minimum, String place) {
    requireCount(name, values, minimum, place);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s[%d] = %s must be finite (%s); leave diverged runs out and say how many",
                name,
                i,
                values[i],
                place));
      }
    }
  }

  /** Refuses paired arrays of unequal length, too few pairs, or values that are not finite. */
  static void requirePairs(double[] x, double[] y, int minimum, String place) {
    requireSameLength(x, y, place);
    requireFinite("x", x, minimum, place);
    requireFinite("y", y, minimum, place);
  }

  /** Refuses paired arrays of unequal length. */
  static void requireSameLength(double[] x, double[] y, String place) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "x has %d values and y has %d; they must be as many (%s)",
              x.length,
              y.length,
              place));
    }
  }

  /** Refuses fewer than {@code minimum} values. */
  static void requireCount(String name, double[] values, int minimum, String place) {
    if (values.length < minimum) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %d value(s) and must have at least %d (%s)",
              name,
              values.length,
              minimum,
              place));
    }
  }
}
