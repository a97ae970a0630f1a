package org.refigure.paper.verifiedcalibration;

import java.util.Arrays;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.ClassProbabilities;
import org.refigure.stats.BinaryForecasts;
import org.refigure.stats.Binning;
import org.refigure.stats.CalibrationError;
import org.refigure.stats.CalibrationResampling;
import org.refigure.stats.ScalingBinning;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * How well the two estimators find the error of a binned predictor from m examples.
 *
 * <p>In a random order of the top labels the first 3,000 make a scaling-binning calibrator; the
 * other 7,000 are the population, and their plugin error the truth. Each size m is drawn 400 times
 * with replacement.
 *
 * <p>Parameter: {@code bins}. Curves over m: {@code plugin} and {@code debiased}, mean squared
 * deviations of the estimated squared error from the truth.
 */
public final class Estimators implements Experiment {
  private static final int FIT = 3000;
  private static final int RESAMPLES = 400;
  private static final int[] SIZES = {2000, 4000, 7000};

  @Override
  public Map<String, String> data() {
    return ClassProbabilities.CIFAR10.pinned();
  }

  @Override
  public void run(Trial trial, Recorder recorder) {
    BinaryForecasts top = ClassProbabilities.cifar10().topLabel();
    int[] order = UnderReporting.order(top.size(), trial.streamSeed("order"));
    ScalingBinning calibrator =
        ScalingBinning.fit(top.select(Arrays.copyOf(order, FIT)), trial.integer("bins"));
    BinaryForecasts population =
        top.select(Arrays.copyOfRange(order, FIT, order.length)).map(calibrator);
    double truth = CalibrationError.ofDiscrete(population).plugin();
    var resampling =
        new CalibrationResampling(population, Binning.distinct(population.forecasts()));
    UniformRandomProvider random =
        RandomSource.XO_RO_SHI_RO_128_PP.create(trial.streamSeed("resamples"));
    for (int size : SIZES) {
      double plugin = 0;
      double debiased = 0;
      for (int i = 0; i < RESAMPLES; i++) {
        CalibrationError error = resampling.draw(size, random);
        plugin += Math.pow(error.plugin() - truth, 2) / RESAMPLES;
        debiased += Math.pow(error.debiased() - truth, 2) / RESAMPLES;
      }
      recorder.point("plugin", size, plugin);
      recorder.point("debiased", size, debiased);
    }
  }
}
