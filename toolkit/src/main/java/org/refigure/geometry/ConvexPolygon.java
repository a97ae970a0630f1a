package org.refigure.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A convex polygon of the plane.
 *
 * @param vertices at least three {x, y}, counter-clockwise
 */
public record ConvexPolygon(double[][] vertices) {
  private static final double SAME_PLACE = 1e-14;
  private static final int BISECTIONS = 60;

  /**
   * The two sides of a cut.
   *
   * @param part the side that got the fraction
   * @param rest the other side
   */
  public record Cut(ConvexPolygon part, ConvexPolygon rest) {
    /** The larger of the two aspect ratios. */
    public double worstRatio() {
      return Math.max(part.aspectRatio(), rest.aspectRatio());
    }
  }

  /**
   * Checks the shape up to rounding.
   *
   * @throws IllegalArgumentException if there are fewer than three vertices or no area
   */
  public ConvexPolygon {
    if (vertices.length < 3 || !(area(vertices) > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a polygon of %d vertices and area %s must have three or more, counter-clockwise",
              vertices.length,
              vertices.length < 3 ? "0" : Double.toString(area(vertices))));
    }
  }

  /** The square [0, 1]². */
  public static ConvexPolygon unitSquare() {
    return rectangle(0, 0, 1, 1);
  }

  /** The rectangle with a corner at (x, y) and sides parallel to the axes. */
  public static ConvexPolygon rectangle(double x, double y, double width, double height) {
    return new ConvexPolygon(
        new double[][] {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}});
  }

  /** The area, by the shoelace formula about the first vertex. */
  public double area() {
    return area(vertices);
  }

  /** The largest distance of two vertices. */
  public double diameter() {
    double most = 0;
    for (double[] p : vertices) {
      for (double[] q : vertices) {
        most = Math.max(most, (p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]));
      }
    }
    return Math.sqrt(most);
  }

  /** diameter²/area: 2 for a square, 4 for half a square, at least 4/π. */
  public double aspectRatio() {
    double diameter = diameter();
    return diameter * diameter / area();
  }

  /**
   * Cuts at the line n·x = c, n = (cos angle, sin angle), so that the side n·x ≤ c has the given
   * fraction of the area: c by 60 bisections.
   *
   * @throws IllegalArgumentException if the fraction is not in (0, 1) or a side has no area left in
   *     double precision
   */
  public Cut cut(double angle, double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "fraction = %s must be in (0, 1) (cut)", fraction));
    }
    double x = Math.cos(angle);
    double y = Math.sin(angle);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] vertex : vertices) {
      low = Math.min(low, x * vertex[0] + y * vertex[1]);
      high = Math.max(high, x * vertex[0] + y * vertex[1]);
    }
    double target = fraction * area();
    for (int k = 0; k < BISECTIONS; k++) {
      double middle = (low + high) / 2;
      if (area(below(x, y, middle)) < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Cut(new ConvexPolygon(below(x, y, high)), new ConvexPolygon(below(-x, -y, -high)));
  }

  /** The part x·p_x + y·p_y ≤ c of each edge in turn (Sutherland and Hodgman). */
  private double[][] below(double x, double y, double c) {
    List<double[]> kept = new ArrayList<>(vertices.length + 1);
    double[] from = vertices[vertices.length - 1];
    double before = x * from[0] + y * from[1] - c;
    for (double[] to : vertices) {
      double here = x * to[0] + y * to[1] - c;
      if (before < 0 && here > 0 || before > 0 && here < 0) {
        double share = before / (before - here);
        add(
            kept,
            new double[] {
              from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])
            });
      }
      if (here <= 0) {
        add(kept, to);
      }
      from = to;
      before = here;
    }
    if (kept.size() > 1 && same(kept.get(0), kept.get(kept.size() - 1))) {
      kept.remove(kept.size() - 1);
    }
    return kept.toArray(double[][]::new);
  }

  private static void add(List<double[]> kept, double[] vertex) {
    if (kept.isEmpty() || !same(kept.get(kept.size() - 1), vertex)) {
      kept.add(vertex);
    }
  }

  private static boolean same(double[] p, double[] q) {
    return Math.abs(p[0] - q[0]) < SAME_PLACE && Math.abs(p[1] - q[1]) < SAME_PLACE;
  }

  private static double area(double[][] vertices) {
    double sum = 0;
    for (int k = 1; k + 1 < vertices.length; k++) {
      double ux = vertices[k][0] - vertices[0][0];
      double uy = vertices[k][1] - vertices[0][1];
      double vx = vertices[k + 1][0] - vertices[0][0];
      double vy = vertices[k + 1][1] - vertices[0][1];
      sum += ux * vy - uy * vx;
    }
    return sum / 2;
  }
}
