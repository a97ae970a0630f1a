package org.refigure.paper.verifiedcalibration;

import java.util.Arrays;
import java.util.Map;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.ClassProbabilities;
import org.refigure.stats.BinaryForecasts;
import org.refigure.stats.Binning;
import org.refigure.stats.CalibrationError;
import org.refigure.stats.PlattScaling;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * How the measured error of a continuous recalibrator depends on the number of bins it is measured
 * with: Platt scaling of the top label on the first 1,000 of a random order, edges of equal mass
 * from the first 2,000, errors on the other 8,000.
 *
 * <p>Curves over the number of bins 2, 4, … 128: {@code plugin} and {@code debiased}, roots of the
 * squared errors, negative ones counted as 0.
 */
public final class UnderReporting implements Experiment {
  private static final int FIT = 1000;
  private static final int EDGES = 2000;
  private static final int MOST_BINS = 128;

  @Override
  public Map<String, String> data() {
    return ClassProbabilities.CIFAR10.pinned();
  }

  @Override
  public void run(Trial trial, Recorder recorder) {
    BinaryForecasts top = ClassProbabilities.cifar10().topLabel();
    int[] order = order(top.size(), trial.streamSeed("order"));
    BinaryForecasts first = top.select(Arrays.copyOf(order, EDGES));
    PlattScaling platt = PlattScaling.fit(top.select(Arrays.copyOf(order, FIT)));
    double[] scaled = first.map(platt).forecasts();
    BinaryForecasts rest = top.select(Arrays.copyOfRange(order, EDGES, order.length)).map(platt);
    for (int bins = 2; bins <= MOST_BINS; bins *= 2) {
      CalibrationError error = CalibrationError.of(rest, Binning.equalMass(scaled, bins));
      recorder.point("plugin", bins, Math.sqrt(error.plugin()));
      recorder.point("debiased", bins, Math.sqrt(Math.max(0, error.debiased())));
    }
  }

  /** The numbers 0 … n − 1 in random order. */
  static int[] order(int n, long seed) {
    int[] order = PermutationSampler.natural(n);
    PermutationSampler.shuffle(RandomSource.XO_RO_SHI_RO_128_PP.create(seed), order);
    return order;
  }
}
