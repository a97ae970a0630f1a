package org.refigure.stats;

import java.util.function.ToDoubleFunction;

/**
 * A function of the means of several quantities measured in the same runs, for example the ratio of
 * two mean errors, with a bootstrap interval over runs.
 *
 * <p>A ratio of means is not the mean of the ratios; resampling whole runs keeps the quantities of
 * a run together and so respects that they are paired.
 *
 * @param value the function of the means over all runs
 * @param interval 95 % percentile interval over 2,000 resamples of runs
 * @param n number of runs
 */
public record FunctionOfMeans(double value, Interval interval, int n) implements Estimated {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 0);

  /**
   * Computes value and interval.
   *
   * @param function of the means, in the order of {@code columns}
   * @param columns one quantity each, one number per run, runs in the same order
   * @throws IllegalArgumentException if there are fewer than two runs, the columns differ in
   *     length, or a number is not finite
   */
  public static FunctionOfMeans of(ToDoubleFunction<double[]> function, double[]... columns) {
    int n = columns[0].length;
    for (double[] column : columns) {
      Observations.requireSameLength(columns[0], column, "FunctionOfMeans.of");
      Observations.requireFinite("column", column, 2, "FunctionOfMeans.of");
    }
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = i;
    }
    double value = function.applyAsDouble(means(columns, rows));
    Interval interval =
        BOOTSTRAP.interval(
            random -> {
              for (int i = 0; i < n; i++) {
                rows[i] = random.nextInt(n);
              }
              return function.applyAsDouble(means(columns, rows));
            });
    return new FunctionOfMeans(value, interval, n);
  }

  /** The ratio of two means. */
  public static FunctionOfMeans ratio(double[] numerators, double[] denominators) {
    return of(means -> means[0] / means[1], numerators, denominators);
  }

  /** The value with its bootstrap interval. */
  @Override
  public Estimate estimate() {
    return Estimate.of(value, interval, n, Estimate.Kind.BOOTSTRAP);
  }

  private static double[] means(double[][] columns, int[] rows) {
    double[] means = new double[columns.length];
    for (int column = 0; column < columns.length; column++) {
      for (int row : rows) {
        means[column] += columns[column][row] / rows.length;
      }
    }
    return means;
  }
}
