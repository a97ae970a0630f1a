package org.refigure.paper.verifiedcalibration;

import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.ClassProbabilities;
import org.refigure.stats.BinaryForecasts;
import org.refigure.stats.CalibrationError;
import org.refigure.stats.ScalingBinning;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * A control on the real forecasts: outcomes are drawn from the binned forecasts themselves, so the
 * predictor is perfectly calibrated and a right estimator finds nothing.
 *
 * <p>Parameter: {@code bins}. Values over 50 repeats: {@code pluginMean} and {@code debiasedMean}.
 */
public final class ForecastLabels implements Experiment {
  private static final int REPEATS = 50;

  @Override
  public Map<String, String> data() {
    return ClassProbabilities.CIFAR10.pinned();
  }

  @Override
  public void run(Trial trial, Recorder recorder) {
    BinaryForecasts top = ClassProbabilities.cifar10().topLabel();
    double[] forecasts = top.map(ScalingBinning.fit(top, trial.integer("bins"))).forecasts();
    UniformRandomProvider random =
        RandomSource.XO_RO_SHI_RO_128_PP.create(trial.streamSeed("outcomes"));
    double plugin = 0;
    double debiased = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      boolean[] outcomes = new boolean[forecasts.length];
      for (int i = 0; i < outcomes.length; i++) {
        outcomes[i] = random.nextDouble() < forecasts[i];
      }
      var error = CalibrationError.ofDiscrete(new BinaryForecasts(forecasts, outcomes));
      plugin += error.plugin() / REPEATS;
      debiased += error.debiased() / REPEATS;
    }
    recorder.value("pluginMean", plugin);
    recorder.value("debiasedMean", debiased);
  }
}
