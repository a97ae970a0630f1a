package org.refigure.paper.verifiedcalibration;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.stats.BinaryForecasts;
import org.refigure.stats.CalibrationError;
import org.refigure.stats.Mean;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Estimates of an error that is zero: 2,000 forecasts with the levels p_b = (b + ½)/B, b uniform,
 * and outcomes drawn with exactly these probabilities.
 *
 * <p>Parameter: {@code bins} = B. Values over 50 repeats: {@code pluginMean}, {@code debiasedMean},
 * {@code debiasedDeviation} (standard deviation), and two wrong estimators as controls: {@code
 * wrongDivisorMean} with n_b in place of n_b − 1, and {@code unguardedUndefined}, the share of
 * repeats in which n_b − 1 = 0 leaves no number.
 */
public final class SyntheticCalibrated implements Experiment {
  /** Forecasts in a repeat. */
  public static final int SIZE = 2000;

  private static final int REPEATS = 50;

  @Override
  public void run(Trial trial, Recorder recorder) {
    int bins = trial.integer("bins");
    UniformRandomProvider random =
        RandomSource.XO_RO_SHI_RO_128_PP.create(trial.streamSeed("outcomes"));
    double[] plugin = new double[REPEATS];
    double[] debiased = new double[REPEATS];
    double[] wrongDivisor = new double[REPEATS];
    int undefined = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      CalibrationError error = CalibrationError.ofDiscrete(sample(bins, random));
      plugin[repeat] = error.plugin();
      debiased[repeat] = error.debiased();
      wrongDivisor[repeat] = wrongDivisor(error);
      undefined +=
          IntStream.range(0, error.counts().length).anyMatch(b -> error.counts()[b] == 1) ? 1 : 0;
    }
    recorder.value("pluginMean", Mean.of(plugin).value());
    recorder.value("debiasedMean", Mean.of(debiased).value());
    recorder.value("debiasedDeviation", Mean.of(debiased).standardDeviation());
    recorder.value("wrongDivisorMean", Mean.of(wrongDivisor).value());
    recorder.value("unguardedUndefined", (double) undefined / REPEATS);
  }

  private static BinaryForecasts sample(int bins, UniformRandomProvider random) {
    double[] forecasts = new double[SIZE];
    boolean[] outcomes = new boolean[SIZE];
    for (int i = 0; i < SIZE; i++) {
      forecasts[i] = (random.nextInt(bins) + 0.5) / bins;
      outcomes[i] = random.nextDouble() < forecasts[i];
    }
    return new BinaryForecasts(forecasts, outcomes);
  }

  /** Σ p̂_b [(ŝ_b − ŷ_b)² − ŷ_b(1 − ŷ_b)/n_b]: subtracts too little. */
  static double wrongDivisor(CalibrationError error) {
    double sum = error.plugin();
    for (int bin = 0; bin < error.counts().length; bin++) {
      sum -= error.meanOutcomes()[bin] * (1 - error.meanOutcomes()[bin]) / error.size();
    }
    return sum;
  }
}
