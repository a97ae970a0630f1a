package org.refigure.paper.fishercurvature;

import org.refigure.stats.FisherCurvature;
import org.refigure.stats.JointCumulants;

/** Families whose scalar curvature is known: the checks of the formula before any physics. */
public final class ClosedForms {
  private ClosedForms() {}

  /**
   * All distributions on m + 1 outcomes: a part of a sphere of radius 2, so R = m(m − 1)/4.
   *
   * @param outcomes m + 1, at least 2
   */
  public static double simplex(int outcomes) {
    double[] weights = new double[outcomes];
    double[][] indicators = new double[outcomes][outcomes - 1];
    for (int k = 0; k < outcomes; k++) {
      weights[k] = k + 1; // any point: the curvature is the same everywhere
      if (k > 0) {
        indicators[k][k - 1] = 1;
      }
    }
    return FisherCurvature.of(JointCumulants.of(weights, indicators)).scalar();
  }

  /**
   * Normal distributions N(μ, σ²) with statistics x and x²: the hyperbolic plane with R = −1. The
   * moments are integrals over ±10σ by the trapezoidal rule, whose error is below rounding for a
   * function that smooth.
   */
  public static double normal(double mean, double standardDeviation) {
    int points = 401;
    double[] weights = new double[points];
    double[][] statistics = new double[points][];
    for (int i = 0; i < points; i++) {
      double z = -10 + 20.0 * i / (points - 1);
      double x = mean + standardDeviation * z;
      weights[i] = Math.exp(-z * z / 2);
      statistics[i] = new double[] {x, x * x};
    }
    return FisherCurvature.of(JointCumulants.of(weights, statistics)).scalar();
  }

  /** Ising spins on an open chain: bond variables are independent, so R = 0. */
  public static double openChain(int spins) {
    return FisherCurvature.of(IsingGraph.chain(spins).cumulants(CriticalPoint.COUPLING)).scalar();
  }
}
