package org.refigure.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A closed interval that holds a quantity at a stated level of confidence.
 *
 * <p>There is no "unknown" interval: where the data give none, as for a single seed, the owner
 * holds an empty {@link java.util.Optional} instead, so nothing can be judged as if it had zero
 * width.
 *
 * @param low lower end, at most {@code high}; may be −∞
 * @param high upper end; may be +∞
 * @param level nominal coverage, in (0, 1), for instance 0.95
 */
public record Interval(double low, double high, double level) {

  /**
   * Checks the ends and the level.
   *
   * @throws IllegalArgumentException if an end is NaN, the ends are in the wrong order, or the
   *     level is outside (0, 1)
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low = " + low + " must be <= high = " + high + " (ends of an interval)");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "level = " + level + " must be in (0, 1) (coverage of an interval; 95 % is 0.95)");
    }
  }

  /**
   * The middle share of values, between their linearly interpolated quantiles (type 7 of Hyndman
   * and Fan): of resampled statistics this is the percentile bootstrap's interval.
   *
   * @param level the share, in (0, 1)
   * @param values at least one, none NaN, in any order
   * @throws IllegalArgumentException if there is none, or one is NaN
   */
  public static Interval middle(double level, double... values) {
    if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d values must be at least one, none NaN (middle of values)",
              values.length));
    }
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(values);
    return new Interval(
        percentile.evaluate(50 * (1 - level)), percentile.evaluate(50 * (1 + level)), level);
  }

  /** Whether {@code value} lies between the ends, ends included; NaN never does. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether the two intervals share at least one point; if not, they are disjoint. */
  public boolean overlaps(Interval other) {
    return low <= other.high && other.low <= high;
  }

  /** Length, high − low. */
  public double width() {
    return high - low;
  }

  /** Whether the whole interval lies in [{@code low}, {@code high}]. */
  public boolean inside(double low, double high) {
    return low <= this.low && this.high <= high;
  }

  /** Both ends with as many digits as the width resolves: {@code [0.48, 0.55]}. */
  @Override
  public String toString() {
    double width = width();
    double size = Math.max(Math.abs(low), Math.abs(high));
    boolean plain = width > 1e-6 && size < 1e7;
    if (!plain) {
      return String.format(Locale.ROOT, "[%.6g, %.6g]", low, high);
    }
    int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(width)));
    BigDecimal lower = BigDecimal.valueOf(low).setScale(decimals, RoundingMode.HALF_EVEN);
    BigDecimal upper = BigDecimal.valueOf(high).setScale(decimals, RoundingMode.HALF_EVEN);
    int needed =
        Math.max(
            0, Math.max(lower.stripTrailingZeros().scale(), upper.stripTrailingZeros().scale()));
    return "["
        + lower.setScale(needed, RoundingMode.UNNECESSARY).toPlainString()
        + ", "
        + upper.setScale(needed, RoundingMode.UNNECESSARY).toPlainString()
        + "]";
  }
}
