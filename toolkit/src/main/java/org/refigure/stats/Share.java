package org.refigure.stats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * The share k/n of independent runs of which something holds, with the exact interval of Clopper
 * and Pearson (Biometrika 26, 1934): it stays within [0, 1], and three of three say no more than
 * that the share is above 0.29, where Student's t of three ones would have no width.
 *
 * @param value k/n
 * @param interval the shares that k or fewer, and k or more, leave at 2.5 % each; empty for one run
 * @param n number of runs
 */
public record Share(double value, Optional<Interval> interval, int n) implements Estimated {
  private static final double LEVEL = 0.95;

  /**
   * A share with its 95 % interval.
   *
   * @param holding k, of how many runs it holds
   * @param n number of runs
   * @throws IllegalArgumentException unless 0 ≤ k ≤ n and n ≥ 1
   */
  public static Share of(int holding, int n) {
    if (n < 1 || holding < 0 || holding > n) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "holding = %d of n = %d must be 0 … n, n ≥ 1 (Share.of)", holding, n));
    }
    double value = (double) holding / n;
    if (n == 1) {
      return new Share(value, Optional.empty(), 1);
    }
    double tail = (1 - LEVEL) / 2;
    double low = holding == 0 ? 0 : quantile(holding, n - holding + 1, tail);
    double high = holding == n ? 1 : quantile(holding + 1, n - holding, 1 - tail);
    return new Share(value, Optional.of(new Interval(low, high, LEVEL)), n);
  }

  /** Of the beta distribution, whose quantiles are those shares. */
  private static double quantile(int alpha, int beta, double probability) {
    return new BetaDistribution(alpha, beta).inverseCumulativeProbability(probability);
  }

  /** The share with its interval. */
  @Override
  public Estimate estimate() {
    Estimate.Kind kind =
        interval.isPresent() ? Estimate.Kind.CLOPPER_PEARSON : Estimate.Kind.SINGLE;
    return new Estimate(value, interval, n, kind, List.of());
  }
}
