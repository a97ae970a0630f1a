package org.refigure.harmonic;

import java.util.Locale;

/**
 * A rotation of the sphere, and what it does to the coefficients of a function on it.
 *
 * @param matrix 3×3, orthogonal with determinant 1
 */
public record SphereRotation(double[][] matrix) {
  /**
   * The rotation of a quaternion w + xi + yj + zk of any length; four independent normal numbers
   * give a uniformly random one.
   *
   * @throws IllegalArgumentException if there are not four numbers, or they have no direction
   */
  public static SphereRotation of(double... quaternion) {
    double squares = 0;
    for (double each : quaternion) {
      squares += each * each;
    }
    if (quaternion.length != 4 || !(squares > 0 && Double.isFinite(squares))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a quaternion of %d numbers with squared length %s must have four and a positive one (rotation)",
              quaternion.length,
              squares));
    }
    double w = quaternion[0];
    double x = quaternion[1];
    double y = quaternion[2];
    double z = quaternion[3];
    double s = 2 / squares;
    return new SphereRotation(
        new double[][] {
          {1 - s * (y * y + z * z), s * (x * y - z * w), s * (x * z + y * w)},
          {s * (x * y + z * w), 1 - s * (x * x + z * z), s * (y * z - x * w)},
          {s * (x * z - y * w), s * (y * z + x * w), 1 - s * (x * x + y * y)}
        });
  }

  /** Coefficients of p ↦ f(R p): evaluated at the rotated nodes of a quadrature, then refitted. */
  public double[] apply(double[] coefficients) {
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
