package org.refigure.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * The scaling-binning calibrator: fit a smooth function first, then bin its values, so that a bin
 * averages fitted values instead of noisy outcomes.
 *
 * <p>Source: Kumar, Liang and Ma, Verified Uncertainty Calibration (arXiv 1909.10155), section 4.
 * All three steps use the same calibration data, as in the paper's experiments.
 *
 * @param scaling the smooth function
 * @param binning of its values
 * @param values what each bin forecasts: the mean of the fitted values in it
 */
public record ScalingBinning(PlattScaling scaling, Binning binning, double[] values)
    implements DoubleUnaryOperator {

  /** Learns from calibration data, in bins of equal mass; an empty bin forecasts its centre. */
  public static ScalingBinning fit(BinaryForecasts data, int bins) {
    PlattScaling scaling = PlattScaling.fit(data);
    BinaryForecasts scaled = data.map(scaling);
    Binning binning = Binning.equalMass(scaled.forecasts(), bins);
    CalibrationError inBins = CalibrationError.of(scaled, binning);
    return new ScalingBinning(scaling, binning, orCenters(inBins, inBins.meanForecasts(), binning));
  }

  /** The recalibrated forecast. */
  @Override
  public double applyAsDouble(double forecast) {
    return values[binning.binOf(scaling.applyAsDouble(forecast))];
  }

  /** A value for every bin, the centre where nothing was seen. */
  static double[] orCenters(CalibrationError inBins, double[] values, Binning binning) {
    double[] filled = values.clone();
    for (int bin = 0; bin < filled.length; bin++) {
      if (inBins.counts()[bin] == 0) {
        filled[bin] = binning.center(bin);
      }
    }
    return filled;
  }
}
