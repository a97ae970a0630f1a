package org.refigure.transport;

import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/** Cost matrices between two samples. */
public final class Costs {
  private Costs() {}

  /** C_ij = c(x_i, y_j). */
  public static double[][] matrix(
      double[][] x, double[][] y, ToDoubleBiFunction<double[], double[]> cost) {
    double[][] matrix = new double[x.length][y.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        matrix[i][j] = cost.applyAsDouble(x[i], y[j]);
      }
    }
    return matrix;
  }

  /** ‖x − y‖², without a factor ½. */
  public static double squaredDistance(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += (x[k] - y[k]) * (x[k] - y[k]);
    }
    return sum;
  }

  /** ‖x − y‖. */
  public static double distance(double[] x, double[] y) {
    return Math.sqrt(squaredDistance(x, y));
  }

  /** The mean of all entries. */
  public static double mean(double[][] cost) {
    double sum = 0;
    for (double[] row : cost) {
      for (double value : row) {
        sum += value / row.length;
      }
    }
    return sum / cost.length;
  }

  /** Refuses what is empty, not square or not finite. */
  static void require(double[][] cost, String place) {
    if (cost.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a cost matrix of 0 points must have at least one (%s)", place));
    }
    for (int i = 0; i < cost.length; i++) {
      if (cost[i].length != cost.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %d has %d costs and must have %d, one for each target (%s)",
                i,
                cost[i].length,
                cost.length,
                place));
      }
      for (int j = 0; j < cost.length; j++) {
        if (!Double.isFinite(cost[i][j])) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "cost[%d][%d] = %s must be finite (%s)", i, j, cost[i][j], place));
        }
      }
    }
  }
}
