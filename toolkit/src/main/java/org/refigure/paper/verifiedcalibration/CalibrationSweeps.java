package org.refigure.paper.verifiedcalibration;

import org.refigure.Scale;
import org.refigure.sweep.Sweep;

/**
 * The sweeps of notebook 25. At laptop scale and above they have the paper's own data; smoke scale
 * has fewer repeats and bins.
 */
public final class CalibrationSweeps {
  /** The bins for which the synthetic laws are fitted; 1,000 bins for 2,000 forecasts are not. */
  static final int MOST_BINS_OF_LAW = 316;

  private CalibrationSweeps() {}

  /** 20 orders of the data; the paper shows curves. */
  public static Sweep underReporting(Scale scale) {
    return Sweep.of(UnderReporting.class).seeds(scale.judged() ? 20 : 3);
  }

  /** 100 draws of the calibration set, as in the paper. */
  public static Sweep calibrators(Scale scale) {
    Sweep sweep = Sweep.of(Calibrators.class).seeds(scale.judged() ? 100 : 2);
    return scale.judged() ? sweep.over("bins", 10, 20, 50, 100) : sweep.over("bins", 10, 50, 100);
  }

  /** 20 orders of the data, each with 400 resamples of every size. */
  public static Sweep estimators(Scale scale) {
    return Sweep.of(Estimators.class).over("bins", 15, 100).seeds(scale.judged() ? 20 : 2);
  }

  /** Ten times 50 repeats. */
  public static Sweep synthetic(Scale scale) {
    return Sweep.of(SyntheticCalibrated.class)
        .over("bins", 10, 31, 100, MOST_BINS_OF_LAW, 1000)
        .seeds(scale.judged() ? 10 : 3);
  }

  /** Ten times 50 repeats. */
  public static Sweep forecastLabels(Scale scale) {
    return Sweep.of(ForecastLabels.class).over("bins", 15, 100).seeds(scale.judged() ? 10 : 3);
  }
}
