package org.refigure.stats;

import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * A constant acceleration from positions over time, by least squares.
 *
 * @param acceleration â, in units of length per time²
 * @param standardError of â, from the scatter of the residuals; 0 where they vanish
 * @param n positions behind it
 */
public record BallisticFit(double acceleration, double standardError, int n) {
  /**
   * With a start from rest at a known place: d = ½at², so â = 2 Σ dt² / Σ t⁴.
   *
   * @param times t since the release; at least two, one of them not 0
   * @param fallen d, distance from the start in the direction of the motion
   * @throws IllegalArgumentException if the lengths differ, a number is not finite, or there are
   *     too few
   */
  public static BallisticFit fromRest(double[] times, double[] fallen) {
    require(times, fallen, 2, "fromRest");
    double dt2 = 0;
    double t4 = 0;
    for (int k = 0; k < times.length; k++) {
      double square = times[k] * times[k];
      dt2 += fallen[k] * square;
      t4 += square * square;
    }
    if (!(t4 > 0)) {
      throw new IllegalArgumentException(
          "all times are 0: a fall needs positions after its release (BallisticFit.fromRest)");
    }
    double acceleration = 2 * dt2 / t4;
    double residual = 0;
    for (int k = 0; k < times.length; k++) {
      residual += Math.pow(fallen[k] - acceleration * times[k] * times[k] / 2, 2);
    }
    double error = 2 * Math.sqrt(residual / (times.length - 1) / t4);
    return new BallisticFit(acceleration, error, times.length);
  }

  /**
   * With place and speed at t = 0 fitted too: d = d₀ + v₀t + ½at².
   *
   * @param times t; at least four different ones
   * @param fallen d, distance in the direction of the motion
   * @throws IllegalArgumentException if the lengths differ, a number is not finite, or there are
   *     too few
   */
  public static BallisticFit free(double[] times, double[] fallen) {
    require(times, fallen, 4, "free");
    double[][] powers = new double[times.length][];
    for (int k = 0; k < times.length; k++) {
      powers[k] = new double[] {times[k], times[k] * times[k] / 2};
    }
    var regression = new OLSMultipleLinearRegression();
    regression.newSampleData(fallen, powers);
    return new BallisticFit(
        regression.estimateRegressionParameters()[2],
        regression.estimateRegressionParametersStandardErrors()[2],
        times.length);
  }

  private static void require(double[] times, double[] fallen, int least, String where) {
    Observations.requireFinite("times", times, least, "BallisticFit." + where);
    Observations.requireFinite("fallen", fallen, least, "BallisticFit." + where);
    Observations.requireSameLength(times, fallen, "BallisticFit." + where);
  }
}
