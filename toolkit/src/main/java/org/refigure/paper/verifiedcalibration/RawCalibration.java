package org.refigure.paper.verifiedcalibration;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.data.ClassProbabilities;
import org.refigure.stats.BinaryForecasts;
import org.refigure.stats.Binning;
import org.refigure.stats.Bootstrap;
import org.refigure.stats.CalibrationError;
import org.refigure.stats.CalibrationResampling;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;
import org.refigure.stats.Mean;

/**
 * The network as it came: exact numbers of the published probabilities, before any recalibration.
 *
 * @param data the published probabilities
 */
public record RawCalibration(ClassProbabilities data) {
  /** Bins of every number here. */
  public static final int BINS = 15;

  private static final Map<String, ToDoubleFunction<CalibrationError>> ESTIMATES =
      Map.of(
          "ℓ₂ plugin", error -> Math.sqrt(error.plugin()),
          "ℓ₂ debiased", error -> Math.sqrt(Math.max(0, error.debiased())),
          "ECE", CalibrationError::expectedAbsolute);

  /** Reads the published probabilities. */
  public static RawCalibration load() {
    return new RawCalibration(ClassProbabilities.cifar10());
  }

  /** Share of examples whose most probable class is right. */
  public double accuracy() {
    boolean[] right = data.topLabel().outcomes();
    int count = 0;
    for (boolean one : right) {
      count += one ? 1 : 0;
    }
    return (double) count / right.length;
  }

  /** Mean probability of the most probable class. */
  public double confidence() {
    return Mean.of(data.topLabel().forecasts()).value();
  }

  /** Top-label errors by name: {@code ℓ₂ plugin}, {@code ℓ₂ debiased}, {@code ECE}. */
  public Map<String, Double> topLabel(Binning binning) {
    CalibrationError error = CalibrationError.of(data.topLabel(), binning);
    Map<String, Double> errors = new TreeMap<>();
    ESTIMATES.forEach((name, estimate) -> errors.put(name, estimate.applyAsDouble(error)));
    return errors;
  }

  /** The top-label errors in one line. */
  public String describe(Binning binning) {
    return topLabel(binning).entrySet().stream()
        .map(error -> String.format(Locale.ROOT, "%s %.5f", error.getKey(), error.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** The bins of equal mass of the top label. */
  public Binning equalMass() {
    return Binning.equalMass(data.topLabel().forecasts(), BINS);
  }

  /** A 95 % interval of the top label's ECE: 1,000 resamples of the examples, bins held fixed. */
  public Interval expectedErrorInterval(long seed) {
    BinaryForecasts top = data.topLabel();
    var resampling = new CalibrationResampling(top, equalMass());
    return new Bootstrap(1000, 0.95, seed)
        .interval(random -> resampling.draw(random).expectedAbsolute());
  }

  /** Adds the exact rows. */
  Scorecard judge(Scorecard card) {
    Scorecard judged =
        card.with(Claims.accuracy().judge(Estimate.single(accuracy())))
            .with(Claims.confidence().judge(Estimate.single(confidence())))
            .with(marginal("plugin", 0.0117782, CalibrationError::plugin))
            .with(marginal("debiased", 0.0106713, CalibrationError::debiased));
    for (var entry : topLabel(equalMass()).entrySet()) {
      judged = judged.with(top("mass", entry));
    }
    for (var entry : topLabel(Binning.equalWidth(BINS)).entrySet()) {
      judged = judged.with(top("width", entry));
    }
    return judged;
  }

  private Finding marginal(
      String name, double expected, ToDoubleFunction<CalibrationError> estimate) {
    return Claims.marginal(name, expected)
        .judge(Estimate.single(MarginalCalibration.binned(data, BINS, estimate)));
  }

  private static Finding top(String bins, Map.Entry<String, Double> error) {
    return Claims.topLabel(bins, error.getKey()).judge(Estimate.single(error.getValue()));
  }
}
