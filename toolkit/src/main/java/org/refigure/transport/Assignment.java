package org.refigure.transport;

import java.util.Arrays;

/**
 * The exact optimal transport between two samples of n points of weight 1/n each: a permutation.
 *
 * <p>Found by shortest augmenting paths (Jonker and Volgenant, 1987) in O(n³). The potentials prove
 * it optimal: u_i + v_j ≤ C_ij everywhere, with equality where i is sent to j.
 *
 * @param target the j of each i
 * @param rowPotentials u
 * @param columnPotentials v
 */
public record Assignment(int[] target, double[] rowPotentials, double[] columnPotentials) {
  /**
   * Solves the problem of a square cost matrix.
   *
   * @param cost n × n finite numbers, n ≥ 1
   * @throws IllegalArgumentException if the matrix is empty, not square or not finite
   */
  public static Assignment of(double[][] cost) {
    Costs.require(cost, "Assignment.of");
    int n = cost.length;
    double[] rows = new double[n + 1];
    double[] columns = new double[n + 1];
    int[] owner = new int[n + 1]; // of each column, counted from 1; column 0 is where paths start
    for (int row = 1; row <= n; row++) {
      augment(cost, row, owner, rows, columns);
    }
    int[] target = new int[n];
    double[] u = new double[n];
    double[] v = new double[n];
    for (int j = 1; j <= n; j++) {
      target[owner[j] - 1] = j - 1;
      u[j - 1] = rows[j];
      v[j - 1] = columns[j];
    }
    return new Assignment(target, u, v);
  }

  /** The mean cost (1/n) Σ C_{i, target(i)}. */
  public double meanCost(double[][] cost) {
    double sum = 0;
    for (int i = 0; i < target.length; i++) {
      sum += cost[i][target[i]];
    }
    return sum / target.length;
  }

  /** Gives the row a column along the cheapest alternating path. */
  private static void augment(
      double[][] cost, int row, int[] owner, double[] rows, double[] columns) {
    int n = cost.length;
    double[] distance = new double[n + 1];
    int[] before = new int[n + 1];
    boolean[] reached = new boolean[n + 1];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    owner[0] = row;
    int column = 0;
    do {
      reached[column] = true;
      int from = owner[column];
      double[] line = cost[from - 1];
      double step = Double.POSITIVE_INFINITY;
      int next = 0;
      for (int j = 1; j <= n; j++) {
        if (reached[j]) {
          continue;
        }
        double reduced = line[j - 1] - rows[from] - columns[j];
        if (reduced < distance[j]) {
          distance[j] = reduced;
          before[j] = column;
        }
        if (distance[j] < step) {
          step = distance[j];
          next = j;
        }
      }
      for (int j = 0; j <= n; j++) {
        if (reached[j]) {
          rows[owner[j]] += step;
          columns[j] -= step;
        } else {
          distance[j] -= step;
        }
      }
      column = next;
    } while (owner[column] != 0);
    while (column != 0) {
      owner[column] = owner[before[column]];
      column = before[column];
    }
  }
}
