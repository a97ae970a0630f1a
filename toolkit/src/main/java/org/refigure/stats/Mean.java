package org.refigure.stats;

import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/**
 * The mean of n independent values with its Student-t interval.
 *
 * <p>One value has a mean but no spread. Then {@link #interval()} is empty and {@link
 * #standardDeviation()} is NaN, so that a single seed is never drawn or judged as if its interval
 * had zero width: whoever draws must choose a mark for "no interval" (a hollow point) and whoever
 * judges must answer "inconclusive".
 *
 * @param value arithmetic mean
 * @param interval mean ± t·s/√n at 95 %; empty for n = 1
 * @param standardDeviation s with divisor n − 1; NaN for n = 1
 * @param n number of values
 */
public record Mean(double value, Optional<Interval> interval, double standardDeviation, int n)
    implements Estimated {

  private static final double LEVEL = 0.95;

  /**
   * Checks that an interval is present exactly when there is more than one value.
   *
   * @throws IllegalArgumentException if n &lt; 1, or an interval is given for one value, or is
   *     missing for more
   */
  public Mean {
    if (n < 1) {
      throw new IllegalArgumentException("n = " + n + " must be >= 1 (Mean)");
    }
    if (interval.isPresent() != (n > 1)) {
      throw new IllegalArgumentException(
          "n = " + n + " must come with " + (n > 1 ? "an interval" : "no interval") + " (Mean)");
    }
  }

  /**
   * The mean of {@code values} with a 95 % interval.
   *
   * @param values at least one finite value, one per independent run
   * @throws IllegalArgumentException if there is none or one is not finite
   */
  public static Mean of(double... values) {
    Observations.requireFinite("values", values, 1, "Mean.of");
    int n = values.length;
    double mean = StatUtils.mean(values);
    if (n == 1) {
      return new Mean(mean, Optional.empty(), Double.NaN, 1);
    }
    double deviation = Math.sqrt(StatUtils.variance(values, mean));
    double quantile = new TDistribution(n - 1).inverseCumulativeProbability((1 + LEVEL) / 2);
    double half = quantile * deviation / Math.sqrt(n);
    return new Mean(mean, Optional.of(new Interval(mean - half, mean + half, LEVEL)), deviation, n);
  }

  /** The mean with its interval. */
  @Override
  public Estimate estimate() {
    Estimate.Kind kind = interval.isPresent() ? Estimate.Kind.STUDENT : Estimate.Kind.SINGLE;
    return new Estimate(value, interval, n, kind, List.of());
  }
}
