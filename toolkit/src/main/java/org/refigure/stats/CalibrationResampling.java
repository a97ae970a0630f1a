package org.refigure.stats;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Resamples of binned forecasts, drawn with replacement: the bin of every forecast is looked up
 * once, so a resample of n costs n random numbers and additions.
 */
public final class CalibrationResampling {
  private final BinaryForecasts data;
  private final int[] bins;
  private final int size;

  /** Prepares forecasts that stay in the bins they have. */
  public CalibrationResampling(BinaryForecasts data, Binning binning) {
    this.data = data;
    this.size = binning.size();
    bins = new int[data.size()];
    for (int i = 0; i < bins.length; i++) {
      bins[i] = binning.binOf(data.forecasts()[i]);
    }
  }

  /** The error of as many forecasts as there are: one resample of a bootstrap. */
  public CalibrationError draw(UniformRandomProvider random) {
    return draw(data.size(), random);
  }

  /** The error of {@code n} forecasts drawn with replacement. */
  public CalibrationError draw(int n, UniformRandomProvider random) {
    long[] counts = new long[size];
    double[] forecasts = new double[size];
    double[] outcomes = new double[size];
    for (int i = 0; i < n; i++) {
      int row = random.nextInt(bins.length);
      int bin = bins[row];
      counts[bin]++;
      forecasts[bin] += data.forecasts()[row];
      outcomes[bin] += data.outcomes()[row] ? 1 : 0;
    }
    return CalibrationError.ofSums(counts, forecasts, outcomes);
  }
}
