package org.refigure.paper.mongegap;

import java.util.function.DoubleUnaryOperator;
import org.refigure.transport.Costs;

/**
 * A cost c(x, y) = h(‖x − y‖) of moving x to y, with its derivative in y.
 *
 * <p>One of one's own: {@code new TransportCost(r -> r * r * r, r -> 3 * r)} is ‖x − y‖³.
 *
 * @param ofDistance h(r)
 * @param slope h′(r)/r, so that ∂c/∂y = slope·(y − x)
 */
public record TransportCost(DoubleUnaryOperator ofDistance, DoubleUnaryOperator slope) {
  /** ‖x − y‖², without the factor ½. */
  public static final TransportCost SQUARED_DISTANCE = new TransportCost(r -> r * r, r -> 2);

  /** ‖x − y‖. */
  public static final TransportCost DISTANCE =
      new TransportCost(r -> r, r -> 1 / Math.max(1e-12, r));

  /** c(x, y). */
  public double of(double[] x, double[] y) {
    return ofDistance.applyAsDouble(Costs.distance(x, y));
  }

  /** C_ij = c(x_i, y_j). */
  public double[][] matrix(double[][] x, double[][] y) {
    return Costs.matrix(x, y, this::of);
  }

  /** gradient += weight·∂c(x, y)/∂y. */
  void addGradient(double[] gradient, double weight, double[] x, double[] y) {
    double factor = weight * slope.applyAsDouble(Costs.distance(x, y));
    for (int k = 0; k < y.length; k++) {
      gradient[k] += factor * (y[k] - x[k]);
    }
  }
}
