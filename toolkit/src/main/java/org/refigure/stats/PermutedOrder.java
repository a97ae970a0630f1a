package org.refigure.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Negative control by permutation: would a law fit as well if the labels were exchanged? */
public final class PermutedOrder {
  private static final double MOST_WAYS = 1e7;

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

  /**
   * The share of all ways to exchange the labels x, in each seed on its own, whose mean slope over
   * seeds is at least that of the true order: a one-sided p-value without an assumption.
   *
   * @param x the labels, at most six, for example ln of the widths
   * @param perSeed for each seed a value at each label
   * @throws IllegalArgumentException if there are more than ten million ways
   */
  public static double shareOfSlopes(double[] x, double[][] perSeed) {
    List<double[]> orders = permutations(x);
    if (Math.pow(orders.size(), perSeed.length) > MOST_WAYS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d labels in %d seeds have more than ten million orders: take fewer seeds (PermutedOrder)",
              x.length,
              perSeed.length));
    }
    double[] sums = {0};
    double measured = 0;
    for (double[] seed : perSeed) {
      double[] slopes =
          orders.stream().mapToDouble(order -> LineFit.of(order, seed).slope()).toArray();
      measured += slopes[0];
      sums =
          Arrays.stream(sums)
              .flatMap(sum -> Arrays.stream(slopes).map(slope -> sum + slope))
              .toArray();
    }
    double bound = measured - 1e-12 * (1 + Math.abs(measured));
    return Arrays.stream(sums).filter(sum -> sum >= bound).count() / (double) sums.length;
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
