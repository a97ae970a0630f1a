package org.refigure.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Negative control by permutation: would a law fit as well if the labels were exchanged? */
public final class PermutedOrder {
  private PermutedOrder() {}

  /**
   * The share of all permutations π for which Σ(xᵢ − y_π(i) − c)², c the best constant, is at most
   * that of the true order.
   *
   * @param measured x
   * @param predicted y, as many, at most eight
   */
  public static double shareAtLeastAsGood(double[] measured, double[] predicted) {
    double bound = squares(measured, predicted) * (1 + 1e-12) + 1e-300;
    List<double[]> orders = permutations(predicted);
    long good = orders.stream().filter(order -> squares(measured, order) <= bound).count();
    return (double) good / orders.size();
  }

  /** All orders of some values, the given one first. */
  static List<double[]> permutations(double[] values) {
    List<double[]> all = new ArrayList<>();
    collect(values.clone(), 0, all);
    return all;
  }

  private static void collect(double[] order, int fixed, List<double[]> all) {
    if (fixed == order.length) {
      all.add(order.clone());
      return;
    }
    for (int i = fixed; i < order.length; i++) {
      swap(order, fixed, i);
      collect(order, fixed + 1, all);
      swap(order, fixed, i);
    }
  }

  private static double squares(double[] measured, double[] predicted) {
    double[] differences = measured.clone();
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= predicted[i];
    }
    double mean = Arrays.stream(differences).average().orElseThrow();
    return Arrays.stream(differences).map(x -> (x - mean) * (x - mean)).sum();
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
