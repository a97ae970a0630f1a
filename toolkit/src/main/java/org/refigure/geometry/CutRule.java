package org.refigure.geometry;

import java.util.Locale;
import java.util.stream.IntStream;

/** Where to cut a polygon in two: the one choice that distinguishes partition methods. */
@FunctionalInterface
public interface CutRule {

  /** A cut whose part has this fraction of the polygon's area. */
  ConvexPolygon.Cut cut(ConvexPolygon polygon, double fraction);

  /**
   * The cut with the smallest worst aspect ratio among the directions πk/K, k = 0 … 2K − 1, the
   * first of equal ones.
   *
   * @param half K ≥ 1: half the number of directions, a full turn since the side matters
   */
  static CutRule greedy(int half) {
    double[] angles = angles(half);
    return (polygon, fraction) -> best(polygon, fraction, angles);
  }

  /** The better of the two cuts parallel to the axes: rectangles stay rectangles. */
  static CutRule guillotine() {
    return (polygon, fraction) -> best(polygon, fraction, new double[] {0, Math.PI / 2});
  }

  /**
   * The cut in the direction πk/K that is farthest from all edges of the polygon, whatever shapes
   * it leaves: a negative control.
   */
  static CutRule farthestFromEdges(int half) {
    double[] angles = angles(half);
    return (polygon, fraction) -> {
      double best = -1;
      double chosen = 0;
      for (double angle : angles) {
        double gap = gapToEdges(polygon.vertices(), angle + Math.PI / 2);
        if (gap > best + 1e-12) {
          best = gap;
          chosen = angle;
        }
      }
      return polygon.cut(chosen, fraction);
    };
  }

  private static double[] angles(int half) {
    if (half < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "half = %d must be ≥ 1 (directions of a cut)", half));
    }
    return IntStream.range(0, 2 * half).mapToDouble(k -> Math.PI * k / half).toArray();
  }

  private static ConvexPolygon.Cut best(ConvexPolygon polygon, double fraction, double[] angles) {
    ConvexPolygon.Cut best = polygon.cut(angles[0], fraction);
    double least = best.worstRatio();
    for (int k = 1; k < angles.length; k++) {
      ConvexPolygon.Cut cut = polygon.cut(angles[k], fraction);
      if (cut.worstRatio() < least * (1 - 1e-12)) { // equal up to rounding is equal
        best = cut;
        least = cut.worstRatio();
      }
    }
    return best;
  }

  /** The smallest angle between a line and an edge, both without a sense: in [0, π/2]. */
  private static double gapToEdges(double[][] vertices, double line) {
    double least = Math.PI / 2;
    double[] from = vertices[vertices.length - 1];
    for (double[] to : vertices) {
      double edge = Math.atan2(to[1] - from[1], to[0] - from[0]);
      double turn = Math.abs(Math.IEEEremainder(edge - line, Math.PI));
      least = Math.min(least, turn);
      from = to;
    }
    return least;
  }
}
