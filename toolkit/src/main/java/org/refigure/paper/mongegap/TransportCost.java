package org.refigure.paper.mongegap;

import org.refigure.transport.Costs;

/** The cost c(x, y) of moving x to y, with its derivative in y. */
public enum TransportCost {
  /** ‖x − y‖², without the factor ½. */
  SQUARED {
    @Override
    double of(double[] x, double[] y) {
      return Costs.squaredDistance(x, y);
    }

    @Override
    double slope(double[] x, double[] y) {
      return 2;
    }
  },
  /** ‖x − y‖. */
  DISTANCE {
    @Override
    double of(double[] x, double[] y) {
      return Costs.distance(x, y);
    }

    @Override
    double slope(double[] x, double[] y) {
      return 1 / Math.max(1e-12, Costs.distance(x, y));
    }
  };

  abstract double of(double[] x, double[] y);

  /** The factor s of ∂c/∂y = s·(y − x). */
  abstract double slope(double[] x, double[] y);

  /** C_ij = c(x_i, y_j). */
  double[][] matrix(double[][] x, double[][] y) {
    return Costs.matrix(x, y, this::of);
  }
}
