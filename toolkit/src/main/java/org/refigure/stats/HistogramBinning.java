package org.refigure.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * Histogram binning: a forecast becomes the share of events among the calibration forecasts of its
 * bin. Source: Zadrozny and Elkan, Obtaining calibrated probability estimates (2001).
 *
 * @param binning of the raw forecasts
 * @param values what each bin forecasts
 */
public record HistogramBinning(Binning binning, double[] values) implements DoubleUnaryOperator {
  /** Learns from calibration data, in bins of equal mass; an empty bin forecasts its centre. */
  public static HistogramBinning fit(BinaryForecasts data, int bins) {
    Binning binning = Binning.equalMass(data.forecasts(), bins);
    CalibrationError inBins = CalibrationError.of(data, binning);
    return new HistogramBinning(
        binning, ScalingBinning.orCenters(inBins, inBins.meanOutcomes(), binning));
  }

  /** The recalibrated forecast. */
  @Override
  public double applyAsDouble(double forecast) {
    return values[binning.binOf(forecast)];
  }
}
