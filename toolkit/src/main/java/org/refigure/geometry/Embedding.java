package org.refigure.geometry;

import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Points of the plane that stand for the points 0 … n − 1 of a finite metric space.
 *
 * @param points n rows {x, y}
 */
public record Embedding(double[][] points) {

  /**
   * Checks that there are pairs to compare.
   *
   * @throws IllegalArgumentException if there are fewer than two points
   */
  public Embedding {
    if (points.length < 2) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d points: an embedding needs two or more", points.length));
    }
  }

  /** The square grid of unit distance: side² points, row after row. */
  public static Embedding grid(int side) {
    return new Embedding(
        IntStream.range(0, side * side)
            .mapToObj(i -> new double[] {i % side, i / side})
            .toArray(double[][]::new));
  }

  /**
   * The 4-ary tree of this depth, each child in a quadrant of its parent: the digit d of a leaf's
   * number in base 4 at height h moves it by factor<sup>h</sup>·(d mod 2, ⌊d/2⌋). At factor 2 this
   * is the grid; a larger factor leaves gaps between the quadrants.
   */
  public static Embedding quadrants(int depth, double factor) {
    double[][] points = new double[1 << (2 * depth)][2];
    for (int i = 0; i < points.length; i++) {
      for (int height = 0; height < depth; height++) {
        int digit = i >> (2 * height) & 3;
        points[i][0] += (digit & 1) * Math.pow(factor, height);
        points[i][1] += (digit >> 1) * Math.pow(factor, height);
      }
    }
    return new Embedding(points);
  }

  /**
   * The distance of two leaves of a 4-ary tree whose edges grow by a factor per level:
   * factor<sup>h−1</sup> where their lowest common ancestor has height h, 0 for i = j.
   */
  public static double treeDistance(int i, int j, double factor) {
    int height = 0;
    for (int apart = i ^ j; apart != 0; apart >>= 2) {
      height++;
    }
    return height == 0 ? 0 : Math.pow(factor, height - 1.0);
  }

  /** (Largest)/(smallest) of embedded over original distance, over all pairs. */
  public double distortion(ToDoubleBiFunction<Integer, Integer> distance) {
    double largest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        double embedded = Math.hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]);
        double ratio = embedded / distance.applyAsDouble(i, j);
        largest = Math.max(largest, ratio);
        smallest = Math.min(smallest, ratio);
      }
    }
    return largest / smallest;
  }

  /**
   * No embedding of n points into the plane has less distortion: (√n − 1)/spread, from n disjoint
   * discs in a set of known diameter and the isodiametric inequality.
   *
   * @param spread largest over smallest original distance; 1 for equidistant points
   */
  public static double packingBound(int n, double spread) {
    return (Math.sqrt(n) - 1) / spread;
  }
}
