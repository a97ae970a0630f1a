package org.refigure.paper.mongegap;

import org.ejml.data.DMatrixRMaj;
import org.refigure.data.GaussianStream;

/** The maps x ↦ Ax of the plane whose gap is known in closed form. */
public enum LinearMap {
  /** By an angle θ: gap 4(1 − cos θ). */
  ROTATION,
  /** Symmetric and positive definite, so optimal: gap 0. */
  SYMMETRIC,
  /** Neither. */
  GENERAL;

  /** A. */
  DMatrixRMaj matrix(double degrees) {
    double angle = Math.toRadians(degrees);
    return switch (this) {
      case ROTATION ->
          new DMatrixRMaj(
              new double[][] {
                {Math.cos(angle), -Math.sin(angle)}, {Math.sin(angle), Math.cos(angle)}
              });
      case SYMMETRIC -> new DMatrixRMaj(new double[][] {{2, 0.5}, {0.5, 1}});
      case GENERAL -> new DMatrixRMaj(new double[][] {{1, 0.8}, {-0.3, 0.7}});
    };
  }

  /** n standard normal points of the plane. */
  static double[][] normal(int points, GaussianStream data) {
    double[][] x = new double[points][2];
    for (double[] point : x) {
      point[0] = data.next();
      point[1] = data.next();
    }
    return x;
  }

  /** Ax of every point. */
  static double[][] image(DMatrixRMaj a, double[][] x) {
    double[][] image = new double[x.length][2];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < 2; k++) {
        image[i][k] = a.get(k, 0) * x[i][0] + a.get(k, 1) * x[i][1];
      }
    }
    return image;
  }
}
