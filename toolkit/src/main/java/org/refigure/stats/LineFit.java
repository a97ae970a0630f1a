package org.refigure.stats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * The least-squares line y = intercept + slope·x.
 *
 * <p>The interval of the slope is Student's with n − 2 degrees of freedom and assumes independent
 * residuals of equal variance. Two points leave no degree of freedom: {@link #slopeInterval()} is
 * then empty and {@link #residualStandardDeviation()} NaN.
 *
 * @param slope fitted slope
 * @param intercept fitted value at x = 0
 * @param slopeInterval 95 % interval of the slope; empty for n = 2
 * @param residualStandardDeviation √(Σ residual² / (n − 2)); NaN for n = 2
 * @param n number of points
 */
public record LineFit(
    double slope,
    double intercept,
    Optional<Interval> slopeInterval,
    double residualStandardDeviation,
    int n)
    implements Estimated {

  private static final double LEVEL = 0.95;

  /**
   * Checks that an interval is present exactly when there are more than two points.
   *
   * @throws IllegalArgumentException if n &lt; 2, or an interval is given for two points, or is
   *     missing for more
   */
  public LineFit {
    if (n < 2) {
      throw new IllegalArgumentException("n = " + n + " must be >= 2 (LineFit)");
    }
    if (slopeInterval.isPresent() != (n > 2)) {
      throw new IllegalArgumentException(
          "n = " + n + " must come with " + (n > 2 ? "an interval" : "no interval") + " (LineFit)");
    }
  }

  /**
   * Fits a line by least squares.
   *
   * @param x abscissae, finite, at least two of them distinct
   * @param y ordinates, finite, as many
   * @throws IllegalArgumentException if the arrays differ in length, hold fewer than two points or
   *     a value that is not finite, or all x are equal
   */
  public static LineFit of(double[] x, double[] y) {
    Observations.requirePairs(x, y, 2, "LineFit.of");
    SimpleRegression regression = new SimpleRegression();
    boolean distinct = false;
    for (int i = 0; i < x.length; i++) {
      regression.addData(x[i], y[i]);
      distinct |= x[i] != x[0];
    }
    if (!distinct) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "all %d x are %s; a line needs two distinct x (LineFit.of)",
              x.length,
              x[0]));
    }
    double slope = regression.getSlope();
    if (x.length == 2) {
      return new LineFit(slope, regression.getIntercept(), Optional.empty(), Double.NaN, 2);
    }
    // A perfect fit can leave a residual sum of −1e-17, whose square root would be NaN.
    double meanSquare = Math.max(0, regression.getMeanSquareError());
    double half = meanSquare == 0 ? 0 : regression.getSlopeConfidenceInterval(1 - LEVEL);
    return new LineFit(
        slope,
        regression.getIntercept(),
        Optional.of(new Interval(slope - half, slope + half, LEVEL)),
        Math.sqrt(meanSquare),
        x.length);
  }

  /**
   * The standard error of the slope, s / √Σ(x − x̄)²; NaN for two points.
   *
   * <p>It is the half width of the interval over Student's quantile.
   */
  public double slopeStandardError() {
    return slopeInterval
        .map(
            interval ->
                interval.width()
                    / 2
                    / new TDistribution(n - 2)
                        .inverseCumulativeProbability((1 + interval.level()) / 2))
        .orElse(Double.NaN);
  }

  /** The line's value at {@code x}. */
  public double at(double x) {
    return intercept + slope * x;
  }

  /** The slope with its interval. */
  @Override
  public Estimate estimate() {
    Estimate.Kind kind = slopeInterval.isPresent() ? Estimate.Kind.FIT : Estimate.Kind.SINGLE;
    return new Estimate(slope, slopeInterval, n, kind, List.of());
  }
}
