package org.refigure.diagnose;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.refigure.stats.Interval;

/**
 * What a bootstrap interval of few seeds lacks: the distance of its ends from the estimate is
 * multiplied by
 *
 * <pre>t(ν)/z · √(Σ v / Σ v·f/n),  ν = (Σ v)²/(Σ v²/f), at most the largest f,</pre>
 *
 * <p>where each width adds v to the variance, has n seeds, and f = n less the number of groups in
 * which they are drawn. The root is the variance that drawing n seeds with replacement lacks
 * (Hesterberg, What Teachers Should Know About the Bootstrap, The American Statistician 69, 2015,
 * section 3.4), t in place of z that the spread itself is known from few seeds, with
 * Satterthwaite's degrees of freedom where widths have different numbers.
 *
 * @param factor at least 1
 * @param fewest seeds of a width that it is about
 */
record Widening(double factor, int fewest) {
  private static final double TWO_SIDED = 0.975;

  /**
   * Seeds of one width.
   *
   * @param seeds n
   * @param freedom f, at least 1
   */
  record Seeds(int seeds, int freedom) {
    /** Drawn in one group. */
    static Seeds of(int seeds) {
      return new Seeds(seeds, seeds - 1);
    }
  }

  /** Of a mean, or a difference of means, over the seeds of these widths. */
  static Widening of(Seeds... widths) {
    return of(Arrays.stream(widths).mapToDouble(each -> 1.0 / each.seeds).toArray(), widths);
  }

  /**
   * Of any statistic of widths.
   *
   * @param variance what each width adds to its variance, in any unit
   */
  static Widening of(double[] variance, Seeds[] widths) {
    double sum = 0;
    double drawn = 0;
    for (int w = 0; w < widths.length; w++) {
      sum += variance[w];
      drawn += variance[w] * widths[w].freedom / widths[w].seeds;
    }
    double z = new NormalDistribution().inverseCumulativeProbability(TWO_SIDED);
    int fewest = Arrays.stream(widths).mapToInt(Seeds::seeds).min().orElseThrow();
    return new Widening(quantile(variance, widths) / z * Math.sqrt(sum / drawn), fewest);
  }

  /** t(ν): half a 95 % interval in standard errors. */
  static double quantile(double[] variance, Seeds[] widths) {
    return new TDistribution(freedom(variance, widths)).inverseCumulativeProbability(TWO_SIDED);
  }

  /** Both ends moved away from the estimate. */
  Interval of(double value, Interval drawn) {
    return new Interval(
        Math.min(value, value - factor * (value - drawn.low())),
        Math.max(value, value + factor * (drawn.high() - value)),
        drawn.level());
  }

  private static double freedom(double[] variance, Seeds[] widths) {
    double sum = 0;
    double squares = 0;
    double most = 1;
    for (int w = 0; w < widths.length; w++) {
      sum += variance[w];
      squares += variance[w] * variance[w] / widths[w].freedom;
      most = Math.max(most, widths[w].freedom);
    }
    return Math.min(most, sum * sum / squares);
  }
}
