package org.refigure.lie;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** How far a function is from commuting with a group, on a sample. */
public final class EquivarianceError {
  private EquivarianceError() {}

  /**
   * E‖f(σ(g)x) − ρ(g)f(x)‖²/E‖f(x)‖² over examples x and elements g; 0 for an equivariant f.
   *
   * @param f from rows of inputs to as many rows of outputs
   * @param x one input a row
   * @param input σ(g) of some elements, acting on all of a row or on each of its equal parts
   * @param output ρ(g) of the same elements, alike
   * @throws IllegalArgumentException if there are not as many of both, or rows do not fall into
   *     parts of their size
   */
  public static double of(
      UnaryOperator<double[][]> f, double[][] x, List<double[][]> input, List<double[][]> output) {
    if (input.isEmpty() || input.size() != output.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d input and %d output matrices: as many of both, at least one (equivariance)",
              input.size(),
              output.size()));
    }
    double[][] here = f.apply(x);
    double apart = 0;
    for (int i = 0; i < input.size(); i++) {
      double[][] there = f.apply(moved(input.get(i), x));
      double[][] moved = moved(output.get(i), here);
      for (int n = 0; n < moved.length; n++) {
        for (int k = 0; k < moved[n].length; k++) {
          apart += (there[n][k] - moved[n][k]) * (there[n][k] - moved[n][k]);
        }
      }
    }
    double size = 0;
    for (double[] row : here) {
      for (double each : row) {
        size += each * each;
      }
    }
    return apart / input.size() / size;
  }

  private static double[][] moved(double[][] g, double[][] rows) {
    double[][] moved = new double[rows.length][rows[0].length];
    if (rows[0].length % g.length != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rows of %d do not fall into parts of %d (equivariance)",
              rows[0].length,
              g.length));
    }
    for (int n = 0; n < rows.length; n++) {
      for (int k = 0; k < moved[n].length; k++) {
        int part = k - k % g.length;
        for (int j = 0; j < g.length; j++) {
          moved[n][k] += g[k % g.length][j] * rows[n][part + j];
        }
      }
    }
    return moved;
  }
}
