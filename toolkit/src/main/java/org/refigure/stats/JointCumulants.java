package org.refigure.stats;

import java.util.Locale;

/**
 * Means, covariances and third joint cumulants of m statistics, exactly, from a finite list of
 * states with their probabilities.
 *
 * <p>For statistics x_a(state): g_ab = E[y_a y_b] and T_abc = E[y_a y_b y_c] with y = x − E[x]. Up
 * to third order joint cumulants are central moments.
 *
 * @param mean E[x_a], m numbers
 * @param covariance g_ab, m × m, symmetric
 * @param third T_abc, m × m × m, symmetric in all three
 */
public record JointCumulants(double[] mean, double[][] covariance, double[][][] third) {
  /**
   * The cumulants of a distribution over finitely many states, or of a quadrature rule.
   *
   * @param weights at least one, finite and ≥ 0, not all zero; they are divided by their sum
   * @param statistics one row per state: x_1 … x_m
   * @throws IllegalArgumentException if a weight is negative or not finite, all are zero, or there
   *     is not one row per weight, all of one length
   */
  public static JointCumulants of(double[] weights, double[][] statistics) {
    double total = total(weights, statistics);
    int m = statistics[0].length;
    double[] mean = new double[m];
    for (int s = 0; s < weights.length; s++) {
      for (int a = 0; a < m; a++) {
        mean[a] += weights[s] / total * statistics[s][a];
      }
    }
    double[][] covariance = new double[m][m];
    double[][][] third = new double[m][m][m];
    double[] y = new double[m];
    for (int s = 0; s < weights.length; s++) {
      for (int a = 0; a < m; a++) {
        y[a] = statistics[s][a] - mean[a];
      }
      for (int a = 0; a < m; a++) {
        for (int b = 0; b <= a; b++) {
          double product = weights[s] / total * y[a] * y[b];
          covariance[a][b] += product;
          double[] row = third[a][b];
          for (int c = 0; c <= b; c++) {
            row[c] += product * y[c];
          }
        }
      }
    }
    return new JointCumulants(mean, covariance, third).symmetrized();
  }

  /** Copies the entries with a ≥ b ≥ c to all other orders of their indices. */
  private JointCumulants symmetrized() {
    for (int a = 0; a < mean.length; a++) {
      for (int b = 0; b <= a; b++) {
        covariance[b][a] = covariance[a][b];
        for (int c = 0; c <= b; c++) {
          double value = third[a][b][c];
          third[a][c][b] = value;
          third[b][a][c] = value;
          third[b][c][a] = value;
          third[c][a][b] = value;
          third[c][b][a] = value;
        }
      }
    }
    return this;
  }

  private static double total(double[] weights, double[][] statistics) {
    Observations.requireFinite("weights", weights, 1, "JointCumulants.of");
    if (statistics.length != weights.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d weights and %d rows of statistics: each state needs one of both (JointCumulants.of)",
              weights.length,
              statistics.length));
    }
    double total = 0;
    for (int s = 0; s < weights.length; s++) {
      if (weights[s] < 0 || statistics[s].length != statistics[0].length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "state %d: weight = %s must be ≥ 0 and its %d statistics as many as those of state 0 (JointCumulants.of)",
                s,
                weights[s],
                statistics[s].length));
      }
      total += weights[s];
    }
    if (total == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "all %d weights are 0; at least one must be > 0 (JointCumulants.of)",
              weights.length));
    }
    return total;
  }
}
