package org.refigure.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Treemaps of the unit square made of rectangles, exact or with slack in the areas. */
public final class RectangleTreemap {
  private static final double[] SPENT = {0, 0.25, 0.5, 0.75, 1}; // shares of the slack that is left

  private RectangleTreemap() {}

  /**
   * The squarified treemap: rows along the shorter side of what is free, each filled with the next
   * heaviest weights while the row's worst side ratio falls. Source: Bruls, Huizing, van Wijk
   * (2000).
   */
  public static WeightedPartition squarified(double[] weights) {
    WeightedPartition.requireWeights(weights);
    List<Integer> order = WeightedPartition.heaviestFirst(weights);
    double total = WeightedPartition.total(order, weights);
    ConvexPolygon[] regions = new ConvexPolygon[weights.length];
    double x = 0;
    double y = 0;
    int at = 0;
    while (at < order.size()) {
      double side = Math.min(1 - x, 1 - y);
      boolean upright = 1 - x >= 1 - y; // the row stands along the height
      int end = at + 1;
      while (end < order.size()
          && worstSideRatio(order.subList(at, end + 1), weights, total, side)
              <= worstSideRatio(order.subList(at, end), weights, total, side)) {
        end++;
      }
      double area = WeightedPartition.total(order.subList(at, end), weights) / total;
      double thickness = area / side;
      double along = upright ? y : x;
      for (int item : order.subList(at, end)) {
        double length = weights[item] / total / thickness;
        regions[item] =
            upright
                ? ConvexPolygon.rectangle(x, along, thickness, length)
                : ConvexPolygon.rectangle(along, y, length, thickness);
        along += length;
      }
      x += upright ? thickness : 0;
      y += upright ? 0 : thickness;
      at = end;
    }
    return new WeightedPartition(List.of(regions));
  }

  private static double worstSideRatio(
      List<Integer> row, double[] weights, double total, double side) {
    double thickness = WeightedPartition.total(row, weights) / total / side;
    double worst = 1;
    for (int item : row) {
      double length = weights[item] / total / thickness;
      worst = Math.max(worst, Math.max(length / thickness, thickness / length));
    }
    return worst;
  }

  /**
   * Rectangles whose areas lie within a factor 1 ± slack of their weights; some of the square may
   * stay empty. A cut may give the lighter group more than its share, as long as the heavier keeps
   * a density (area per weight) of at least 1 − slack: shares 0, ¼, ½, ¾, 1 of what is left of the
   * slack are tried in both directions. A region denser than 1 is shortened towards a square. At
   * slack 0 this is the guillotine partition.
   *
   * @param slack in [0, 1)
   */
  public static WeightedPartition withSlack(double[] weights, double slack) {
    WeightedPartition.requireWeights(weights);
    if (!(slack >= 0 && slack < 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "slack = %s must be in [0, 1) (rectangles)", slack));
    }
    List<Integer> items = WeightedPartition.heaviestFirst(weights);
    double total = WeightedPartition.total(items, weights);
    double[] shares = weights.clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total;
    }
    ConvexPolygon[] regions = new ConvexPolygon[weights.length];
    divide(new Box(0, 0, 1, 1), items, shares, 1 - slack, regions);
    return new WeightedPartition(List.of(regions));
  }

  private record Box(double x, double y, double width, double height) {
    double area() {
      return width * height;
    }

    double ratio() {
      return (width * width + height * height) / area();
    }

    /** Both sides of a cut; the first gets this area. */
    List<Box> cut(boolean upright, double area) {
      double length = upright ? area / height : area / width;
      return upright
          ? List.of(new Box(x, y, length, height), new Box(x + length, y, width - length, height))
          : List.of(new Box(x, y, width, length), new Box(x, y + length, width, height - length));
    }

    /** Shortened towards a square, the area at least the weight; exactly that for a leaf. */
    Box trimmed(double weight, boolean leaf) {
      if (area() <= weight) {
        return this;
      }
      double shorter = Math.min(width, height);
      double longer = Math.max(shorter, weight / shorter);
      double scale = leaf ? Math.min(1, Math.sqrt(weight / (shorter * longer))) : 1;
      return width >= height
          ? new Box(x, y, longer * scale, shorter * scale)
          : new Box(x, y, shorter * scale, longer * scale);
    }
  }

  private static void divide(
      Box box, List<Integer> items, double[] weights, double floor, ConvexPolygon[] regions) {
    if (items.size() == 1) {
      regions[items.get(0)] = ConvexPolygon.rectangle(box.x, box.y, box.width, box.height);
      return;
    }
    List<List<Integer>> groups = WeightedPartition.halves(items, weights);
    List<Box> best = List.of();
    double least = Double.POSITIVE_INFINITY;
    for (boolean upright : new boolean[] {true, false}) {
      for (List<Box> boxes : candidates(box, groups, weights, floor, upright)) {
        double worst = Math.max(boxes.get(0).ratio(), boxes.get(1).ratio());
        if (worst < least * (1 - 1e-12)) {
          least = worst;
          best = boxes;
        }
      }
    }
    divide(best.get(0), groups.get(0), weights, floor, regions);
    divide(best.get(1), groups.get(1), weights, floor, regions);
  }

  private static List<List<Box>> candidates(
      Box box, List<List<Integer>> groups, double[] weights, double floor, boolean upright) {
    double first = WeightedPartition.total(groups.get(0), weights);
    double second = WeightedPartition.total(groups.get(1), weights);
    double density = box.area() / (first + second);
    List<List<Box>> candidates = new ArrayList<>();
    for (double spent : SPENT) {
      double kept = density - spent * (density - floor);
      double area = first >= second ? kept * first : box.area() - kept * second;
      List<Box> sides = box.cut(upright, area);
      candidates.add(
          List.of(
              sides.get(0).trimmed(first, groups.get(0).size() == 1),
              sides.get(1).trimmed(second, groups.get(1).size() == 1)));
    }
    return candidates;
  }
}
