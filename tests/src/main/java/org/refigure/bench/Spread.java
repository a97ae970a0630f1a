package org.refigure.bench;

import java.util.Locale;
import org.hipparchus.stat.StatUtils;

/**
 * A number that was measured in several rounds.
 *
 * @param median over the rounds
 * @param min smallest
 * @param max largest
 */
record Spread(double median, double min, double max) {
  static Spread of(double... values) {
    return new Spread(
        StatUtils.percentile(values, 50), StatUtils.min(values), StatUtils.max(values));
  }

  /** Median and range, for example {@code 1.15 (1.10–1.21)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, min, max);
  }
}
