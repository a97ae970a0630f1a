package org.refigure.diagnose;

/**
 * What least squares need to know of one curve (one width, one seed): sums over its finite points
 * about their mean, so that the curve's own height drops out.
 *
 * @param centre the means of u, u² and y
 * @param points how many points it has
 * @param u2 Σ (u − ū)², u = log₂ η counted from a common origin
 * @param u3 Σ (u − ū)·(u² − mean of u²)
 * @param u4 Σ (u² − mean of u²)²
 * @param y1 Σ (u − ū)·(y − ȳ), y = ln loss
 * @param y2 Σ (u² − mean of u²)·(y − ȳ)
 * @param yy Σ (y − ȳ)²
 */
record CurveMoments(
    Centre centre, int points, double u2, double u3, double u4, double y1, double y2, double yy) {
  /** Means over the points. */
  record Centre(double u, double square, double y) {}

  /** The sums of a curve; points whose y is not finite are left out. */
  static CurveMoments of(double[] u, double[] y) {
    int points = 0;
    double meanU = 0;
    double meanSquare = 0;
    double meanY = 0;
    for (int i = 0; i < u.length; i++) {
      if (Double.isFinite(y[i])) {
        points++;
        meanU += u[i];
        meanSquare += u[i] * u[i];
        meanY += y[i];
      }
    }
    meanU /= points;
    meanSquare /= points;
    meanY /= points;
    double[] sums = new double[6];
    for (int i = 0; i < u.length; i++) {
      if (Double.isFinite(y[i])) {
        double first = u[i] - meanU;
        double second = u[i] * u[i] - meanSquare;
        double height = y[i] - meanY;
        sums[0] += first * first;
        sums[1] += first * second;
        sums[2] += second * second;
        sums[3] += first * height;
        sums[4] += second * height;
        sums[5] += height * height;
      }
    }
    return new CurveMoments(
        new Centre(meanU, meanSquare, meanY),
        points,
        sums[0],
        sums[1],
        sums[2],
        sums[3],
        sums[4],
        sums[5]);
  }

  /** How far this seed's optimum lies from {@code optimum} when its curvature is {@code b}. */
  double shift(double curvature, double optimum) {
    double slope = (y1 - curvature * u3) / u2;
    return -slope / (2 * curvature) - optimum;
  }

  /** Σ of the squared residuals of a parabola of this curvature and a slope of the curve's own. */
  double residual(double curvature) {
    double slope = (y1 - curvature * u3) / u2;
    double explained = 2 * curvature * y2 + 2 * slope * y1;
    double fitted = curvature * curvature * u4 + 2 * curvature * slope * u3 + slope * slope * u2;
    return Math.max(0, yy - explained + fitted);
  }
}
