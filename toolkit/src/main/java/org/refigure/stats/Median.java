package org.refigure.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * The median of n independent values with the interval of two order statistics, which assumes
 * nothing of the distribution.
 *
 * <p>[x₍ₖ₎, x₍ₙ₊₁₋ₖ₎] holds the true median with probability 1 − 2P(B ≤ k − 1), B binomial of n and
 * ½. The largest k that reaches 95 % is taken; below six values none does, and the whole range is
 * given with the level it has (94 % for five values, 75 % for three). Source: Conover, Practical
 * Nonparametric Statistics (1999), section 3.2.
 *
 * @param value the middle value, or the mean of the two middle ones
 * @param interval empty for one value
 * @param n number of values
 */
public record Median(double value, Optional<Interval> interval, int n) implements Estimated {
  private static final double LEVEL = 0.95;

  /**
   * The median of {@code values}.
   *
   * @throws IllegalArgumentException if there is none or one is not finite
   */
  public static Median of(double... values) {
    Observations.requireFinite("values", values, 1, "Median.of");
    int n = values.length;
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double low = sorted[(n - 1) / 2];
    double high = sorted[n / 2];
    double middle = low + (high / 2 - low / 2); // halved first: their distance may be too large
    if (n == 1) {
      return new Median(middle, Optional.empty(), 1);
    }
    int k = 1;
    while (level(n, k + 1) >= LEVEL) {
      k++;
    }
    return new Median(
        middle, Optional.of(new Interval(sorted[k - 1], sorted[n - k], level(n, k))), n);
  }

  /**
   * The median over runs at each place of a curve.
   *
   * @param runs one array for each run, all of one length
   */
  public static List<Median> pointwise(List<double[]> runs) {
    return IntStream.range(0, runs.get(0).length)
        .mapToObj(i -> of(runs.stream().mapToDouble(run -> run[i]).toArray()))
        .toList();
  }

  private static double level(int n, int k) {
    return 1 - 2 * new BinomialDistribution(n, 0.5).cumulativeProbability(k - 1);
  }

  /** The median with its interval. */
  @Override
  public Estimate estimate() {
    Estimate.Kind kind =
        interval.isPresent() ? Estimate.Kind.ORDER_STATISTICS : Estimate.Kind.SINGLE;
    return new Estimate(value, interval, n, kind, List.of());
  }
}
