package org.refigure.paper.robustlayerwisescaling;

import java.util.Arrays;

/** Negative control by permutation: would a law fit as well if the labels were exchanged? */
final class Labelings {
  private Labelings() {}

  /**
   * The share of all permutations π for which Σ(xᵢ − y_π(i) − c)², c the best constant, is at most
   * that of the true order.
   *
   * @param measured x
   * @param predicted y, as many, at most eight
   */
  static double shareAtLeastAsGood(double[] measured, double[] predicted) {
    double bound = squares(measured, predicted) * (1 + 1e-12) + 1e-300;
    long[] counts = new long[2];
    count(measured, predicted.clone(), 0, bound, counts);
    return (double) counts[0] / counts[1];
  }

  private static void count(
      double[] measured, double[] order, int fixed, double bound, long[] counts) {
    if (fixed == order.length) {
      counts[0] += squares(measured, order) <= bound ? 1 : 0;
      counts[1]++;
      return;
    }
    for (int i = fixed; i < order.length; i++) {
      swap(order, fixed, i);
      count(measured, order, fixed + 1, bound, counts);
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
