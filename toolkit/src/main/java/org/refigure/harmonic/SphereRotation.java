package org.refigure.paper.gauntproducts;

import org.refigure.data.GaussianStream;
import org.refigure.harmonic.SphereQuadrature;
import org.refigure.harmonic.SphericalHarmonics;

/**
 * A rotation of the sphere, drawn uniformly, and what it does to coefficients.
 *
 * @param matrix 3×3, orthogonal with determinant 1
 */
record Rotation(double[][] matrix) {
  /** A unit quaternion in a uniform direction of four-space. */
  static Rotation random(GaussianStream stream) {
    double w = stream.next();
    double x = stream.next();
    double y = stream.next();
    double z = stream.next();
    double s = 2 / (w * w + x * x + y * y + z * z);
    return new Rotation(
        new double[][] {
          {1 - s * (y * y + z * z), s * (x * y - z * w), s * (x * z + y * w)},
          {s * (x * y + z * w), 1 - s * (x * x + z * z), s * (y * z - x * w)},
          {s * (x * z - y * w), s * (y * z + x * w), 1 - s * (x * x + y * y)}
        });
  }

  /** Coefficients of p ↦ f(R p): evaluated at the rotated nodes of a quadrature, then refitted. */
  double[] apply(double[] coefficients) {
    int degree = SphericalHarmonics.degreeOf(coefficients);
    return new SphereQuadrature(2 * degree)
        .coefficients(
            (theta, phi) -> {
              double[] p = {
                Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)
              };
              double[] q = new double[3];
              for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                  q[i] += matrix[i][j] * p[j];
                }
              }
              double polar = Math.atan2(Math.hypot(q[0], q[1]), q[2]);
              return SphericalHarmonics.evaluate(coefficients, polar, Math.atan2(q[1], q[0]));
            },
            degree);
  }
}
