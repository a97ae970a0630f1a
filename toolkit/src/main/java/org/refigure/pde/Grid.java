package org.refigure.pde;

import java.util.function.ToDoubleFunction;

/** Equispaced points of a box, both ends included, and errors over them. */
public final class Grid {
  private Grid() {}

  /**
   * All combinations of equispaced coordinates, the last one fastest.
   *
   * @param box rows (low, high), one or two
   * @param each points per side, at least 2
   */
  public static double[][] of(double[][] box, int each) {
    int size = box.length == 1 ? each : Math.multiplyExact(each, each);
    double[][] points = new double[size][box.length];
    for (int i = 0; i < size; i++) {
      int left = i;
      for (int k = box.length - 1; k >= 0; k--) {
        points[i][k] = box[k][0] + (box[k][1] - box[k][0]) * (left % each) / (each - 1);
        left /= each;
      }
    }
    return points;
  }

  /** ‖u − exact‖/‖exact‖ over the points. */
  public static double relativeError(
      double[] u, ToDoubleFunction<double[]> solution, double[][] points) {
    double away = 0;
    double size = 0;
    for (int i = 0; i < u.length; i++) {
      double exact = solution.applyAsDouble(points[i]);
      away += (u[i] - exact) * (u[i] - exact);
      size += exact * exact;
    }
    return Math.sqrt(away / size);
  }

  /** max |u − exact| over the points. */
  public static double largestError(
      double[] u, ToDoubleFunction<double[]> solution, double[][] points) {
    double largest = 0;
    for (int i = 0; i < u.length; i++) {
      largest = Math.max(largest, Math.abs(u[i] - solution.applyAsDouble(points[i])));
    }
    return largest;
  }
}
