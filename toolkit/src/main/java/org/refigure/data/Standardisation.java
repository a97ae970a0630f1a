package org.refigure.data;

import java.util.Locale;

/**
 * x ↦ (x − m)/σ in each column, with the mean m and the deviation σ of the rows one trains on: what
 * is tested later is moved by the same numbers, whatever its own mean.
 *
 * @param mean m of each column
 * @param deviation σ of each column, with denominator n; 1 where a column does not vary
 */
public record Standardisation(double[] mean, double[] deviation) {
  /**
   * The mean and the deviation of rows.
   *
   * @throws IllegalArgumentException if there is no row or they are not equally long
   */
  public static Standardisation of(double[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("0 rows: a mean needs one at least (standardisation)");
    }
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      requireLength(row, mean.length);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += row[k] / rows.length;
      }
    }
    double[] deviation = new double[mean.length];
    for (int k = 0; k < mean.length; k++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += (row[k] - mean[k]) * (row[k] - mean[k]);
      }
      deviation[k] = sum == 0 ? 1 : Math.sqrt(sum / rows.length);
    }
    return new Standardisation(mean, deviation);
  }

  /**
   * New rows, moved and scaled.
   *
   * @throws IllegalArgumentException if a row has not one number for each column
   */
  public double[][] apply(double[][] rows) {
    double[][] standardised = new double[rows.length][mean.length];
    for (int i = 0; i < rows.length; i++) {
      requireLength(rows[i], mean.length);
      for (int k = 0; k < mean.length; k++) {
        standardised[i][k] = (rows[i][k] - mean[k]) / deviation[k];
      }
    }
    return standardised;
  }

  private static void requireLength(double[] row, int columns) {
    if (row.length != columns) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a row of %d numbers must have %d, as the first one had (standardisation)",
              row.length,
              columns));
    }
  }
}
