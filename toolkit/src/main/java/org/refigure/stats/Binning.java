package org.refigure.stats;

import java.util.Arrays;
import java.util.Locale;

/**
 * A division of the number line into bins that end with their upper edge: z belongs to the first
 * bin i with z ≤ edge i, and whatever lies beyond the last edge to the last bin.
 *
 * @param upperEdges strictly increasing, one per bin
 */
public record Binning(double[] upperEdges) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if there is no edge or they do not increase
   */
  public Binning {
    if (upperEdges.length == 0) {
      throw new IllegalArgumentException("a binning must have at least one bin");
    }
    for (int i = 1; i < upperEdges.length; i++) {
      if (!(upperEdges[i - 1] < upperEdges[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "upperEdges[%d] = %s must be > %s before it (binning)",
                i,
                upperEdges[i],
                upperEdges[i - 1]));
      }
    }
  }

  /** The edges 1/bins, 2/bins, … 1. */
  public static Binning equalWidth(int bins) {
    requirePositive(bins);
    double[] edges = new double[bins];
    Arrays.setAll(edges, i -> (i + 1.0) / bins);
    return new Binning(edges);
  }

  /**
   * Bins that hold about equally many of these probabilities.
   *
   * <p>The sorted values are cut into min(bins, n) consecutive parts whose sizes differ by at most
   * one, larger parts first; an edge lies midway between the last value of a part and the first of
   * the next, and the last edge is 1. Parts that share a value share an edge, so equal values can
   * leave fewer bins than asked for.
   */
  public static Binning equalMass(double[] values, int bins) {
    Observations.requireFinite("values", values, 1, "Binning.equalMass");
    requirePositive(bins);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int parts = Math.min(bins, sorted.length);
    int size = sorted.length / parts;
    int larger = sorted.length % parts;
    double[] edges = new double[parts];
    int end = 0;
    for (int part = 0; part < parts - 1; part++) {
      end += part < larger ? size + 1 : size;
      edges[part] = (sorted[end - 1] + sorted[end]) / 2;
    }
    edges[parts - 1] = 1;
    return new Binning(Arrays.stream(edges).distinct().toArray());
  }

  /** One bin for each distinct value: how a predictor with few levels is grouped. */
  public static Binning distinct(double[] values) {
    Observations.requireFinite("values", values, 1, "Binning.distinct");
    return new Binning(Arrays.stream(values).sorted().distinct().toArray());
  }

  /** How many bins. */
  public int size() {
    return upperEdges.length;
  }

  /** The bin of a value, from 0. */
  public int binOf(double value) {
    int found = Arrays.binarySearch(upperEdges, value);
    return Math.min(found >= 0 ? found : -found - 1, size() - 1);
  }

  /** Midway between the edges of a bin; the first bin begins at 0. */
  public double center(int bin) {
    return ((bin == 0 ? 0 : upperEdges[bin - 1]) + upperEdges[bin]) / 2;
  }

  private static void requirePositive(int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "bins = %d must be >= 1 (binning)", bins));
    }
  }
}
