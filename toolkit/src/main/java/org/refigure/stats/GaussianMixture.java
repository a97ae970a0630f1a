package org.refigure.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A mixture of normal laws on the line, fitted by expectation maximisation: Σ_j π_j N(m_j, s_j²)
 * (Dempster, Laird and Rubin, 1977; Bishop, Pattern Recognition and Machine Learning, 9.2.2).
 *
 * <p>The start is a function of the data: means at the quantiles (j + ½)/K, every variance a
 * quarter of the data's plus the floor, equal shares. Densities stay logarithms until they are
 * divided.
 *
 * @param shares π_j, sum 1
 * @param means m_j
 * @param variances s_j², at least the floor
 * @param responsibilities one row per number: the probability of each component given the number
 * @param logLikelihood Σ_i ln Σ_j π_j N(x_i; m_j, s_j²), before and after every step
 */
public record GaussianMixture(
    double[] shares,
    double[] means,
    double[] variances,
    double[][] responsibilities,
    double[] logLikelihood) {
  /** No component becomes narrower than this variance. */
  public static final double FLOOR = 1e-6;

  /**
   * Fits by a fixed number of steps.
   *
   * @param x the numbers, finite
   * @param components K, from 1 to the number of x
   * @param steps of expectation and maximisation, at least 0
   * @throws IllegalArgumentException if a number is not finite or a count out of range
   */
  public static GaussianMixture fit(double[] x, int components, int steps) {
    if (components < 1 || components > x.length || steps < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d components of %d numbers in %d steps: 1 ≤ components ≤ numbers, steps ≥ 0"
                  + " (Gaussian mixture)",
              components,
              x.length,
              steps));
    }
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i])) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "x[%d] = %s must be finite (Gaussian mixture)", i, x[i]));
      }
    }
    double[] shares = new double[components];
    double[] variances = new double[components];
    Arrays.fill(shares, 1.0 / components);
    Arrays.fill(variances, StatUtils.populationVariance(x) / 4 + FLOOR);
    var percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(x);
    double[] means =
        IntStream.range(0, components)
            .mapToDouble(j -> percentile.evaluate(100 * (j + 0.5) / components))
            .toArray();
    var mixture =
        new GaussianMixture(
            shares, means, variances, new double[x.length][components], new double[steps + 1]);
    mixture.logLikelihood[0] = mixture.expect(x);
    for (int step = 1; step <= steps; step++) {
      mixture.maximise(x);
      mixture.logLikelihood[step] = mixture.expect(x);
    }
    return mixture;
  }

  /** How many components. */
  public int components() {
    return shares.length;
  }

  /** Responsibilities from the components; the log-likelihood of the numbers. */
  private double expect(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double[] row = responsibilities[i];
      double top = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < row.length; j++) {
        double away = x[i] - means[j];
        row[j] =
            Math.log(shares[j])
                - 0.5 * (Math.log(2 * Math.PI * variances[j]) + away * away / variances[j]);
        top = Math.max(top, row[j]);
      }
      double total = 0;
      for (int j = 0; j < row.length; j++) {
        row[j] = Math.exp(row[j] - top);
        total += row[j];
      }
      for (int j = 0; j < row.length; j++) {
        row[j] /= total;
      }
      sum += top + Math.log(total);
    }
    return sum;
  }

  /** Components from the responsibilities; one that no number belongs to stays where it is. */
  private void maximise(double[] x) {
    for (int j = 0; j < shares.length; j++) {
      double weight = 0;
      double mean = 0;
      for (int i = 0; i < x.length; i++) {
        weight += responsibilities[i][j];
        mean += responsibilities[i][j] * x[i];
      }
      shares[j] = weight / x.length;
      if (weight == 0) {
        continue;
      }
      means[j] = mean / weight;
      double variance = 0;
      for (int i = 0; i < x.length; i++) {
        double away = x[i] - means[j];
        variance += responsibilities[i][j] * away * away;
      }
      variances[j] = Math.max(variance / weight, FLOOR);
    }
  }
}
