package org.refigure.optim;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * The lowest point of a function of a positive number, such as a learning rate: a logarithmic grid,
 * then Brent's method between the neighbours of its best point.
 *
 * @param at where
 * @param value the function there
 */
public record LogarithmicSearch(double at, double value) {
  private static final double RELATIVE = 1e-9; // √ε: what a minimum can be told apart by
  private static final int MOST_EVALUATIONS = 500;

  /**
   * Searches [low, high]; a value that is not finite counts as infinitely high.
   *
   * @param points of the grid, ≥ 3; enough that the lowest valley has one
   * @throws IllegalArgumentException if not 0 &lt; low &lt; high, or no point of the grid is finite
   */
  public static LogarithmicSearch lowest(
      DoubleUnaryOperator f, double low, double high, int points) {
    if (!(low > 0 && high > low) || points < 3) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a search needs 0 < low < high and ≥ 3 points, not [%s, %s] and %d",
              low,
              high,
              points));
    }
    double[] grid = new double[points];
    int best = -1;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < points; i++) {
      grid[i] = low * Math.pow(high / low, i / (points - 1.0));
      double value = f.applyAsDouble(grid[i]);
      if (value < lowest) {
        lowest = value;
        best = i;
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "no finite value at %d points of [%s, %s]", points, low, high));
    }
    double from = grid[Math.max(best - 1, 0)];
    double to = grid[Math.min(best + 1, points - 1)];
    var found =
        new BrentOptimizer(RELATIVE, Double.MIN_NORMAL)
            .optimize(
                new MaxEval(MOST_EVALUATIONS),
                GoalType.MINIMIZE,
                new UnivariateObjectiveFunction(x -> finite(f.applyAsDouble(x))),
                new SearchInterval(
                    from, to, grid[best] > from && grid[best] < to ? grid[best] : (from + to) / 2));
    return found.getValue() < lowest
        ? new LogarithmicSearch(found.getPoint(), found.getValue())
        : new LogarithmicSearch(grid[best], lowest);
  }

  private static double finite(double value) {
    return value < Double.MAX_VALUE ? value : Double.MAX_VALUE;
  }
}
