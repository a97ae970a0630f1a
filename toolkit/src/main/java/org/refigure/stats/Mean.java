package org.refigure.stats;

import java.util.Arrays;
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
  private static final double SMALL = 1e-120;
  private static final double LARGE = 1e120;

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
    if (n == 1) {
      return new Mean(values[0], Optional.empty(), Double.NaN, 1);
    }
    // Squares leave the range of a double from 1e±154 on: such values are scaled by a power of two.
    int exponent = exponent(values);
    double[] scaled = Arrays.stream(values).map(value -> Math.scalb(value, -exponent)).toArray();
    double mean = StatUtils.mean(scaled);
    double deviation = Math.sqrt(StatUtils.variance(scaled, mean));
    double quantile = new TDistribution(n - 1).inverseCumulativeProbability((1 + LEVEL) / 2);
    double half = quantile * deviation / Math.sqrt(n);
    var interval =
        new Interval(Math.scalb(mean - half, exponent), Math.scalb(mean + half, exponent), LEVEL);
    return new Mean(
        Math.scalb(mean, exponent), Optional.of(interval), Math.scalb(deviation, exponent), n);
  }

  private static int exponent(double[] values) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    boolean plain = largest == 0 || largest > SMALL && largest < LARGE;
    return plain ? 0 : Math.getExponent(largest);
  }

  /** The mean with its interval. */
  @Override
  public Estimate estimate() {
    Estimate.Kind kind = interval.isPresent() ? Estimate.Kind.STUDENT : Estimate.Kind.SINGLE;
    return new Estimate(value, interval, n, kind, List.of());
  }
}
