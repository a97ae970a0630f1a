package org.refigure.paper.tinvnn;

import java.util.Arrays;
import java.util.Locale;

/** The shortest closed tour through some points. */
public final class Tour {
  private static final int MOST = 16;

  private Tour() {}

  /**
   * Its length, exactly, by dynamic programming over subsets (Held and Karp 1962): O(n² 2ⁿ).
   *
   * @param points at least 2 and at most 16
   * @throws IllegalArgumentException if there are too few or too many
   */
  public static double length(double[][] points) {
    int n = points.length;
    if (n < 2 || n > MOST) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d points must be 2..%d (exact tour)", n, MOST));
    }
    double[][] distance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double square = 0;
        for (int k = 0; k < points[i].length; k++) {
          square += (points[i][k] - points[j][k]) * (points[i][k] - points[j][k]);
        }
        distance[i][j] = Math.sqrt(square);
      }
    }
    int last = n - 1; // where tours start; subsets are of the others
    double[][] best = new double[1 << last][last];
    for (double[] row : best) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    for (int i = 0; i < last; i++) {
      best[1 << i][i] = distance[last][i];
    }
    for (int visited = 1; visited < 1 << last; visited++) {
      for (int at = 0; at < last; at++) {
        for (int next = 0; next < last; next++) {
          if ((visited >> at & 1) == 1 && (visited >> next & 1) == 0) {
            double length = best[visited][at] + distance[at][next];
            int more = visited | 1 << next;
            best[more][next] = Math.min(best[more][next], length);
          }
        }
      }
    }
    double shortest = Double.POSITIVE_INFINITY;
    for (int at = 0; at < last; at++) {
      shortest = Math.min(shortest, best[(1 << last) - 1][at] + distance[at][last]);
    }
    return shortest;
  }
}
