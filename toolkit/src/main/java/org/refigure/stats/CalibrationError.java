package org.refigure.stats;

/**
 * How far forecasts are from what happened, bin by bin.
 *
 * <p>Source: Kumar, Liang and Ma, Verified Uncertainty Calibration (arXiv 1909.10155), sections 2
 * and 4. Squared errors have the unit probability²; their square roots are what papers call the ℓ₂
 * calibration error.
 *
 * @param counts n_b, forecasts in each bin
 * @param meanForecasts ŝ_b, their mean; 0 in an empty bin
 * @param meanOutcomes ŷ_b, the share of events among them; 0 in an empty bin
 */
public record CalibrationError(long[] counts, double[] meanForecasts, double[] meanOutcomes) {

  /** The error of these forecasts in these bins. */
  public static CalibrationError of(BinaryForecasts data, Binning binning) {
    long[] counts = new long[binning.size()];
    double[] forecasts = new double[counts.length];
    double[] outcomes = new double[counts.length];
    for (int i = 0; i < data.size(); i++) {
      int bin = binning.binOf(data.forecasts()[i]);
      counts[bin]++;
      forecasts[bin] += data.forecasts()[i];
      outcomes[bin] += data.outcomes()[i] ? 1 : 0;
    }
    return ofSums(counts, forecasts, outcomes);
  }

  /** The error of a predictor with few levels: forecasts of one value form a bin. */
  public static CalibrationError ofDiscrete(BinaryForecasts data) {
    return of(data, Binning.distinct(data.forecasts()));
  }

  /** From sums over each bin instead of means. */
  static CalibrationError ofSums(long[] counts, double[] forecasts, double[] outcomes) {
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] > 0) {
        forecasts[bin] /= counts[bin];
        outcomes[bin] /= counts[bin];
      }
    }
    return new CalibrationError(counts, forecasts, outcomes);
  }

  /** Forecasts in all bins. */
  public long size() {
    long size = 0;
    for (long count : counts) {
      size += count;
    }
    return size;
  }

  /** The plugin estimate of the squared ℓ₂ error, Σ p̂_b (ŝ_b − ŷ_b)² with p̂_b = n_b/n. */
  public double plugin() {
    double sum = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      double gap = meanForecasts[bin] - meanOutcomes[bin];
      sum += counts[bin] * gap * gap;
    }
    return sum / size();
  }

  /**
   * The debiased estimate of the squared ℓ₂ error, Σ p̂_b [(ŝ_b − ŷ_b)² − ŷ_b(1 − ŷ_b)/(n_b − 1)];
   * bins with fewer than two forecasts contribute 0. Its expectation is the true squared error of a
   * predictor with one level per bin, so it may be negative.
   */
  public double debiased() {
    double sum = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] >= 2) {
        double gap = meanForecasts[bin] - meanOutcomes[bin];
        double noise = meanOutcomes[bin] * (1 - meanOutcomes[bin]) / (counts[bin] - 1);
        sum += counts[bin] * (gap * gap - noise);
      }
    }
    return sum / size();
  }

  /** The expected calibration error (ECE), Σ p̂_b |ŝ_b − ŷ_b|: an ℓ₁ error, not squared. */
  public double expectedAbsolute() {
    double sum = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      sum += counts[bin] * Math.abs(meanForecasts[bin] - meanOutcomes[bin]);
    }
    return sum / size();
  }
}
