package org.refigure.paper.verifiedcalibration;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.refigure.data.ClassProbabilities;
import org.refigure.stats.BinaryForecasts;
import org.refigure.stats.Binning;
import org.refigure.stats.CalibrationError;

/**
 * The marginal calibration error: every class is a yes-or-no question of its own, and the squared
 * errors are averaged over the classes (arXiv 1909.10155, section 2).
 */
public final class MarginalCalibration {
  private MarginalCalibration() {}

  /** The mean over the classes of a squared error of each one-against-rest problem. */
  public static double squared(ClassProbabilities data, ToDoubleFunction<BinaryForecasts> error) {
    double sum = 0;
    for (int k = 0; k < data.classes(); k++) {
      sum += error.applyAsDouble(data.oneAgainstRest(k));
    }
    return sum / data.classes();
  }

  /**
   * The root of the mean squared error in bins of equal mass for each class; a class whose estimate
   * is negative counts as 0.
   *
   * @param estimate plugin or debiased
   */
  public static double binned(
      ClassProbabilities data, int bins, ToDoubleFunction<CalibrationError> estimate) {
    Function<BinaryForecasts, CalibrationError> binned =
        forecasts -> CalibrationError.of(forecasts, Binning.equalMass(forecasts.forecasts(), bins));
    return Math.sqrt(
        squared(data, forecasts -> Math.max(0, estimate.applyAsDouble(binned.apply(forecasts)))));
  }
}
