package org.refigure.diagnose;

/**
 * One parabola through the curves of several seeds, each at a height of its own: b·u² + β·u +
 * a(seed) by least squares, from the sums of {@link CurveMoments}.
 */
final class PooledParabola {
  private double u2;
  private double u3;
  private double u4;
  private double y1;
  private double y2;

  /** Adds a curve so many times. */
  void add(CurveMoments curve, int times) {
    u2 += times * curve.u2();
    u3 += times * curve.u3();
    u4 += times * curve.u4();
    y1 += times * curve.y1();
    y2 += times * curve.y2();
  }

  /** b. */
  double curvature() {
    return (u2 * y2 - u3 * y1) / determinant();
  }

  /** The vertex −β/(2b); NaN where b is not positive. */
  double optimum() {
    double b = curvature();
    return b > 0 ? -(u4 * y1 - u3 * y2) / determinant() / (2 * b) : Double.NaN;
  }

  /** The inverse of the variance of the vertex, for points with a noise of variance 1. */
  double information() {
    double b = curvature();
    double at = optimum();
    return 4 * b * b * determinant() / (4 * at * at * u2 - 4 * at * u3 + u4);
  }

  private double determinant() {
    return u2 * u4 - u3 * u3;
  }

  /**
   * The slope of the vertices in the octaves of their widths, each counted by what it knows.
   *
   * @param octaves log₂ of the widths
   */
  static double slope(double[] octaves, PooledParabola[] widths) {
    double[] weights = new double[widths.length];
    double[] optima = new double[widths.length];
    for (int w = 0; w < widths.length; w++) {
      weights[w] = widths[w].information();
      optima[w] = widths[w].optimum();
    }
    double[] centred = Leverage.centred(octaves, weights);
    double up = 0;
    double down = 0;
    for (int w = 0; w < widths.length; w++) {
      up += weights[w] * centred[w] * optima[w];
      down += weights[w] * centred[w] * centred[w];
    }
    return up / down;
  }
}
