package org.refigure.paper.verifiedcalibration;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.ClassProbabilities;
import org.refigure.stats.BinaryForecasts;
import org.refigure.stats.CalibrationError;
import org.refigure.stats.HistogramBinning;
import org.refigure.stats.ScalingBinning;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Scaling-binning beside histogram binning: both learn from the same 1,000 examples drawn with
 * replacement, and are judged on all 10,000.
 *
 * <p>Parameter: {@code bins}. Values, all squared errors of the discrete forecasts (plugin over
 * their levels): {@code marginalHistogram}, {@code marginalScaling} (mean over the ten classes),
 * {@code topHistogram}, {@code topScaling} (confidence against correctness).
 */
public final class Calibrators implements Experiment {
  /** Examples that a calibrator learns from. */
  public static final int CALIBRATION_SIZE = 1000;

  /** A way to learn a calibrator from data. */
  private interface Method {
    DoubleUnaryOperator fit(BinaryForecasts data, int bins);
  }

  @Override
  public Map<String, String> data() {
    return ClassProbabilities.CIFAR10.pinned();
  }

  @Override
  public void run(Trial trial, Recorder recorder) {
    ClassProbabilities data = ClassProbabilities.cifar10();
    int[] rows = draw(data.size(), trial.streamSeed("calibration"));
    int bins = trial.integer("bins");
    record(data, error(HistogramBinning::fit, rows, bins), "Histogram", recorder);
    record(data, error(ScalingBinning::fit, rows, bins), "Scaling", recorder);
  }

  private static void record(
      ClassProbabilities data,
      ToDoubleFunction<BinaryForecasts> error,
      String method,
      Recorder recorder) {
    recorder.value("marginal" + method, MarginalCalibration.squared(data, error));
    recorder.value("top" + method, error.applyAsDouble(data.topLabel()));
  }

  private static ToDoubleFunction<BinaryForecasts> error(Method method, int[] rows, int bins) {
    return forecasts -> {
      DoubleUnaryOperator calibrator = method.fit(forecasts.select(rows), bins);
      return CalibrationError.ofDiscrete(forecasts.map(calibrator)).plugin();
    };
  }

  private static int[] draw(int n, long seed) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    return IntStream.generate(() -> random.nextInt(n)).limit(CALIBRATION_SIZE).toArray();
  }
}
