package org.refigure.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How independent runs are summed up in one number with an interval. */
public enum Summary {
  /** The arithmetic mean with Student's t. */
  MEAN,
  /**
   * The same for a quantity that cannot be negative: the interval ends at 0 where it would cross.
   */
  NON_NEGATIVE_MEAN,
  /**
   * The geometric mean exp(mean ln x), with Student's t of the logarithm: for ratios and scales.
   */
  GEOMETRIC_MEAN,
  /** The median between two order statistics. */
  MEDIAN,
  /** The share of ones among ones and zeros with its exact interval. */
  SHARE,
  /** The arithmetic mean with percentiles of 2,000 resamples, stream 0. */
  BOOTSTRAPPED_MEAN;

  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 0);

  /**
   * Sums up.
   *
   * @param name what the values are of, for messages
   * @param values at least one, one per independent run, finite
   * @throws IllegalArgumentException if there is none, one is not finite, or one is negative where
   *     the quantity cannot be (for the geometric mean: not positive; for a share: neither 0 nor 1)
   */
  public Estimate of(String name, double... values) {
    return switch (this) {
      case MEAN -> Mean.of(values).estimate();
      case NON_NEGATIVE_MEAN -> nonNegative(name, values);
      case GEOMETRIC_MEAN -> geometric(name, values);
      case MEDIAN -> Median.of(values).estimate();
      case SHARE -> share(name, values);
      case BOOTSTRAPPED_MEAN -> bootstrapped(values);
    };
  }

  private static Estimate nonNegative(String name, double[] values) {
    requireAll(name, values, value -> value >= 0, "≥ 0", "nonNegative()");
    Estimate mean = Mean.of(values).estimate();
    Optional<Interval> bounded =
        mean.interval()
            .map(
                interval ->
                    new Interval(Math.max(0, interval.low()), interval.high(), interval.level()));
    return new Estimate(mean.value(), bounded, mean.n(), mean.kind(), List.of());
  }

  private static Estimate geometric(String name, double[] values) {
    requireAll(name, values, value -> value > 0, "> 0", "geometric()");
    Estimate logarithm = Mean.of(Arrays.stream(values).map(Math::log).toArray()).estimate();
    Optional<Interval> interval =
        logarithm
            .interval()
            .map(log -> new Interval(Math.exp(log.low()), Math.exp(log.high()), log.level()));
    Estimate.Kind kind = interval.isPresent() ? Estimate.Kind.LOG_STUDENT : Estimate.Kind.SINGLE;
    return new Estimate(Math.exp(logarithm.value()), interval, values.length, kind, List.of());
  }

  private static Estimate share(String name, double[] values) {
    requireAll(name, values, value -> value == 0 || value == 1, "0 or 1", "share()");
    return Share.of((int) Arrays.stream(values).sum(), values.length).estimate();
  }

  private static Estimate bootstrapped(double[] values) {
    Estimate mean = Mean.of(values).estimate();
    if (values.length == 1) {
      return mean;
    }
    Interval interval =
        BOOTSTRAP.interval(
            random -> {
              double sum = 0;
              for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)] / values.length;
              }
              return sum;
            });
    return Estimate.of(mean.value(), interval, values.length, Estimate.Kind.BOOTSTRAP);
  }

  private static void requireAll(
      String name,
      double[] values,
      java.util.function.DoublePredicate rule,
      String text,
      String place) {
    for (double value : values) {
      if (!rule.test(value)) {
        throw new IllegalArgumentException(
            name + " = " + value + " must be " + text + " (" + place + ")");
      }
    }
  }
}
