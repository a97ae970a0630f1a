package org.refigure.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The minimum of a curve known on a grid, from the parabola through its lowest point and the two
 * neighbours of that point.
 *
 * <p>The parabola is only trusted where it interpolates. A lowest point on the edge of the grid, or
 * next to a run that diverged, has no bracket: the answer then says what to run next instead of a
 * number. For a learning rate take x = log₂ η and y = ln loss.
 */
public sealed interface ParabolaOptimum {

  /**
   * A bracketed minimum.
   *
   * @param x abscissa of the vertex; never further from the lowest grid point than half-way to its
   *     neighbour
   * @param y height of the vertex
   * @param curvature second derivative of the parabola, &gt; 0
   */
  record Interior(double x, double y, double curvature) implements ParabolaOptimum {}

  /**
   * The lowest point is the first or last of the grid: no optimum is known.
   *
   * @param x the lowest point
   * @param side {@code "lower"} or {@code "upper"}
   * @param extendTo the next grid value beyond it, one spacing further out
   */
  record AtEdge(double x, String side, double extendTo) implements ParabolaOptimum {}

  /**
   * A neighbour of the lowest point has no finite value: the minimum lies somewhere before it.
   *
   * @param x the lowest point
   * @param divergedAt the neighbour that diverged
   */
  record BesideDivergence(double x, double divergedAt) implements ParabolaOptimum {}

  /**
   * The lowest point and both neighbours are equally high: no optimum can be told apart.
   *
   * @param x the middle one of the three
   * @param y their common height
   */
  record Flat(double x, double y) implements ParabolaOptimum {}

  /**
   * No point of the grid is finite.
   *
   * @param points size of the grid
   */
  record AllDiverged(int points) implements ParabolaOptimum {}

  /**
   * Finds the optimum of a grid.
   *
   * @param x grid, in any order, finite and distinct, at least three values; spacing may be unequal
   * @param y heights; NaN and +∞ stand for a diverged run
   * @throws IllegalArgumentException if the arrays differ in length, hold fewer than three points,
   *     an x is not finite or occurs twice, or a y is −∞
   */
  static ParabolaOptimum of(double[] x, double[] y) {
    Observations.requireSameLength(x, y, "ParabolaOptimum.of");
    Observations.requireFinite("x", x, 3, "ParabolaOptimum.of");
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] grid = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
    double[] height = Arrays.stream(order).mapToDouble(i -> heightOf(i, y[i])).toArray();
    requireDistinct(grid);
    int best = lowest(height);
    if (height[best] == Double.POSITIVE_INFINITY) {
      return new AllDiverged(grid.length);
    }
    if (best == 0) {
      return new AtEdge(grid[0], "lower", 2 * grid[0] - grid[1]);
    }
    int last = grid.length - 1;
    if (best == last) {
      return new AtEdge(grid[last], "upper", 2 * grid[last] - grid[last - 1]);
    }
    for (int neighbour : new int[] {best - 1, best + 1}) {
      if (height[neighbour] == Double.POSITIVE_INFINITY) {
        return new BesideDivergence(grid[best], grid[neighbour]);
      }
    }
    return vertex(
        Arrays.copyOfRange(grid, best - 1, best + 2),
        Arrays.copyOfRange(height, best - 1, best + 2));
  }

  /** The bracketed minimum; empty for every refusal. */
  default Optional<Interior> interior() {
    return this instanceof Interior interior ? Optional.of(interior) : Optional.empty();
  }

  /** One sentence for a report: the optimum, or why there is none and what to run next. */
  default String message() {
    if (this instanceof Interior interior) {
      return String.format(Locale.ROOT, "optimum at x = %s, y = %s", interior.x, interior.y);
    }
    if (this instanceof AtEdge edge) {
      return String.format(
          Locale.ROOT,
          "best point x = %s is the %s edge of the grid; extend the grid to %s",
          edge.x,
          edge.side,
          edge.extendTo);
    }
    if (this instanceof BesideDivergence beside) {
      return String.format(
          Locale.ROOT,
          "best point x = %s lies beside x = %s, which diverged; refine the grid between them",
          beside.x,
          beside.divergedAt);
    }
    if (this instanceof Flat flat) {
      return String.format(
          Locale.ROOT, "x = %s and both neighbours have y = %s; widen the grid", flat.x, flat.y);
    }
    return String.format(
        Locale.ROOT,
        "all %d points diverged; extend the grid to where runs finish",
        ((AllDiverged) this).points);
  }

  private static double heightOf(int index, double y) {
    if (y == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "y[%d] = -Infinity must be finite, or NaN or +Infinity for a diverged run",
                  index)
              + " (ParabolaOptimum.of); a loss of exactly zero has no logarithm");
    }
    return Double.isNaN(y) ? Double.POSITIVE_INFINITY : y;
  }

  private static void requireDistinct(double[] sorted) {
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "x = %s occurs twice; average the repeats first (ParabolaOptimum.of)",
                sorted[i]));
      }
    }
  }

  /** Index of the lowest height; among equals an interior point comes before an edge. */
  private static int lowest(double[] height) {
    int best = 1;
    for (int i = 2; i < height.length - 1; i++) {
      if (height[i] < height[best]) {
        best = i;
      }
    }
    for (int edge : new int[] {0, height.length - 1}) {
      if (height[edge] < height[best]) {
        best = edge;
      }
    }
    return best;
  }

  /** Newton's divided differences through three points, the middle one lowest. */
  private static ParabolaOptimum vertex(double[] x, double[] y) {
    double left = (y[1] - y[0]) / (x[1] - x[0]);
    double right = (y[2] - y[1]) / (x[2] - x[1]);
    double quadratic = (right - left) / (x[2] - x[0]);
    if (!(quadratic > 0)) {
      return new Flat(x[1], y[1]);
    }
    double slopeAtMiddle = left + quadratic * (x[1] - x[0]);
    double shift = -slopeAtMiddle / (2 * quadratic);
    double bottom = y[1] - slopeAtMiddle * slopeAtMiddle / (4 * quadratic);
    return new Interior(x[1] + shift, bottom, 2 * quadratic);
  }
}
