package org.refigure.stats;

import java.util.Locale;

/** When an error has dropped half-way from its first to its last value. */
public final class HalfTime {
  private HalfTime() {}

  /**
   * The first step, interpolated between two points, at which the curve passes (first + last)/2.
   *
   * @param steps in ascending order
   * @param errors one for each step
   * @return NaN if the last error is not below the first: then nothing has dropped
   * @throws IllegalArgumentException if lengths differ or there are fewer than two points
   */
  public static double of(long[] steps, double[] errors) {
    if (steps.length != errors.length || steps.length < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d steps and %d errors: there must be as many, at least two (half-time)",
              steps.length,
              errors.length));
    }
    double last = errors[errors.length - 1];
    double half = (errors[0] + last) / 2;
    for (int i = 1; i < errors.length && last < errors[0]; i++) {
      if (errors[i] <= half) {
        double share = (errors[i - 1] - half) / (errors[i - 1] - errors[i]);
        return steps[i - 1] + share * (steps[i] - steps[i - 1]);
      }
    }
    return Double.NaN;
  }
}
