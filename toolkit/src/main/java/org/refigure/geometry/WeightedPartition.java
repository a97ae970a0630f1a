package org.refigure.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Convex regions with prescribed areas, by repeated cuts.
 *
 * @param regions one polygon per weight
 */
public record WeightedPartition(List<ConvexPolygon> regions) {

  /** Copies the list. */
  public WeightedPartition {
    regions = List.copyOf(regions);
  }

  /**
   * The children of one node: the heaviest first into the currently lighter of two groups, one cut
   * between the groups, then each group in its side.
   *
   * @param polygon the node's region
   * @param weights positive; region i has the share weights[i]/Σ of the polygon's area
   */
  public static WeightedPartition flat(ConvexPolygon polygon, double[] weights, CutRule rule) {
    requireWeights(weights);
    ConvexPolygon[] regions = new ConvexPolygon[weights.length];
    divide(polygon, heaviestFirst(weights), weights, rule, regions);
    return new WeightedPartition(List.of(regions));
  }

  /**
   * A caterpillar: depth times "cut off a fraction of the rest, go on in the rest"; the leaves in
   * order, the last rest at the end.
   */
  public static WeightedPartition caterpillar(
      ConvexPolygon polygon, double fraction, int depth, CutRule rule) {
    List<ConvexPolygon> regions = new ArrayList<>();
    ConvexPolygon rest = polygon;
    for (int level = 0; level < depth; level++) {
      ConvexPolygon.Cut cut = rule.cut(rest, fraction);
      regions.add(cut.part());
      rest = cut.rest();
    }
    regions.add(rest);
    return new WeightedPartition(regions);
  }

  /** The largest aspect ratio of a region. */
  public double worstRatio() {
    return regions.stream().mapToDouble(ConvexPolygon::aspectRatio).max().orElseThrow();
  }

  /** The largest |area_i − share_i|, where the shares are those of a unit area. */
  public double areaError(double[] weights) {
    double total = IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
    return IntStream.range(0, weights.length)
        .mapToDouble(i -> Math.abs(regions.get(i).area() - weights[i] / total))
        .max()
        .orElseThrow();
  }

  /** The sum of all areas. */
  public double totalArea() {
    return regions.stream().mapToDouble(ConvexPolygon::area).sum();
  }

  static void requireWeights(double[] weights) {
    if (weights.length == 0) {
      throw new IllegalArgumentException("0 weights: a partition needs at least one");
    }
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] > 0) || Double.isInfinite(weights[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "weights[%d] = %s must be finite and > 0 (partition)", i, weights[i]));
      }
    }
  }

  /** The indices of the weights, the heaviest first. */
  static List<Integer> heaviestFirst(double[] weights) {
    return IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> weights[i]).reversed())
        .toList();
  }

  /** Two groups of about equal weight, each with its heaviest first. */
  static List<List<Integer>> halves(List<Integer> items, double[] weights) {
    List<List<Integer>> groups = List.of(new ArrayList<>(), new ArrayList<>());
    double[] sums = new double[2];
    for (int item : items) {
      int lighter = sums[0] <= sums[1] ? 0 : 1;
      groups.get(lighter).add(item);
      sums[lighter] += weights[item];
    }
    return groups;
  }

  static double total(List<Integer> items, double[] weights) {
    return items.stream().mapToDouble(i -> weights[i]).sum();
  }

  private static void divide(
      ConvexPolygon polygon,
      List<Integer> items,
      double[] weights,
      CutRule rule,
      ConvexPolygon[] regions) {
    if (items.size() == 1) {
      regions[items.get(0)] = polygon;
      return;
    }
    List<List<Integer>> groups = halves(items, weights);
    double fraction = total(groups.get(0), weights) / total(items, weights);
    ConvexPolygon.Cut cut = rule.cut(polygon, fraction);
    divide(cut.part(), groups.get(0), weights, rule, regions);
    divide(cut.rest(), groups.get(1), weights, rule, regions);
  }
}
