package org.refigure.paper.scaledepth;

import java.util.Locale;

/**
 * How large the scenes of a class are: a scale s whose logarithm is uniform between two ends.
 *
 * @param low smallest scale, in metres
 * @param high largest scale, in metres
 */
public record ScaleRange(double low, double high) {
  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException unless 0 &lt; low &lt; high, both finite
   */
  public ScaleRange {
    if (!(low > 0) || !(high > low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "[%s, %s] m must have 0 < low < high (range of scales)", low, high));
    }
  }

  /** The scale below which a share u of all scenes lies: s = low·(high/low)ᵘ. */
  public double quantile(double u) {
    return low * Math.pow(high / low, u);
  }
}
