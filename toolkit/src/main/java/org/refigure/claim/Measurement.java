package org.refigure.claim;

import java.util.Locale;
import java.util.Optional;
import org.refigure.stats.Interval;
import org.refigure.stats.LineFit;
import org.refigure.stats.Mean;
import org.refigure.stats.Median;
import org.refigure.stats.PowerLaw;

/**
 * A measured number with its uncertainty.
 *
 * @param value the number; must not be NaN
 * @param interval its interval; empty where a single run gives none
 * @param n how many independent runs (or points of a fit) stand behind it
 */
public record Measurement(double value, Optional<Interval> interval, int n) {
  /**
   * Checks value and count.
   *
   * @throws IllegalArgumentException if the value is NaN or {@code n} is not positive
   */
  public Measurement {
    if (Double.isNaN(value) || n < 1) {
      throw new IllegalArgumentException(
          "value = %s, n = %d: a measurement needs a number and at least one run; use Claim.undecided where nothing was measured"
              .formatted(value, n));
    }
  }

  /** A mean over independent runs with its Student-t interval. */
  public static Measurement of(Mean mean) {
    return new Measurement(mean.value(), mean.interval(), mean.n());
  }

  /** A median over independent runs with its interval of order statistics. */
  public static Measurement of(Median median) {
    return new Measurement(median.value(), median.interval(), median.n());
  }

  /** The slope of a line fit. */
  public static Measurement of(LineFit fit) {
    return new Measurement(fit.slope(), fit.slopeInterval(), fit.n());
  }

  /** The exponent of a power-law fit. */
  public static Measurement of(PowerLaw fit) {
    return new Measurement(fit.exponent(), fit.exponentInterval(), fit.n());
  }

  /** A number with an interval from elsewhere, for example a bootstrap. */
  public static Measurement of(double value, Interval interval, int n) {
    return new Measurement(value, Optional.of(interval), n);
  }

  /** A number from a single run or computation: it has no interval. */
  public static Measurement single(double value) {
    return new Measurement(value, Optional.empty(), 1);
  }

  /** {@code 0.993 [0.990, 0.996] (n = 3)}, with as many digits as the interval's width deserves. */
  @Override
  public String toString() {
    if (interval.isEmpty()) {
      return "%s (n = %d)".formatted(digits(value, significant(value)), n);
    }
    Interval ends = interval.get();
    int decimals =
        ends.width() > 0 && Double.isFinite(ends.width())
            ? Math.max(0, 1 - (int) Math.floor(Math.log10(ends.width() / 2)))
            : significant(value);
    return "%s [%s, %s] (n = %d)"
        .formatted(
            digits(value, decimals),
            digits(ends.low(), decimals),
            digits(ends.high(), decimals),
            n);
  }

  private static int significant(double value) {
    return value == 0 ? 3 : Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
  }

  private static String digits(double value, int decimals) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value != 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6)) {
      return String.format(Locale.ROOT, "%.3g", value).replace('-', '−');
    }
    String text = String.format(Locale.ROOT, "%." + Math.min(decimals, 8) + "f", value);
    return text.replace('-', '−');
  }
}
