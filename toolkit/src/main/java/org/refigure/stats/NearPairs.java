package org.refigure.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** Pairs of rows that a threshold cannot tell apart. */
public final class NearPairs {
  private NearPairs() {}

  /**
   * All unordered pairs whose L₁ distance is at most a threshold, as (smaller index, larger index).
   * Rows are sorted by their first number, so that only neighbours there are compared.
   *
   * @param rows equally long rows of finite numbers
   */
  public static Set<Pair> of(double[][] rows, double threshold) {
    Integer[] order = new Integer[rows.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> rows[i][0]));
    Set<Pair> near = new HashSet<>();
    for (int a = 0; a < order.length; a++) {
      double[] row = rows[order[a]];
      for (int b = a + 1; b < order.length; b++) {
        double[] other = rows[order[b]];
        if (other[0] - row[0] > threshold) {
          break;
        }
        double distance = 0;
        for (int k = 0; k < row.length && distance <= threshold; k++) {
          distance += Math.abs(row[k] - other[k]);
        }
        if (distance <= threshold) {
          near.add(new Pair(Math.min(order[a], order[b]), Math.max(order[a], order[b])));
        }
      }
    }
    return near;
  }

  /** Two rows, the smaller index first. */
  public record Pair(int first, int second) {}
}
