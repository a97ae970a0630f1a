package org.refigure.paper.clipscalinglaws;

import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.ScalingRuns;
import org.refigure.stats.SaturatingPowerLaw;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * How far the laws move when other points had made the frontier: 20 resamples of the points of both
 * binned frontiers, each refitted from the best law and five random starts.
 *
 * <p>Parameters: {@code task}, {@code upTo} (largest compute in GFLOP). Vectors over the resamples:
 * {@code clip a}, {@code clip b}, {@code clip c}, {@code clip d}, and the same of {@code mammut}.
 */
public final class FrontierBootstrap implements Experiment {
  private static final int RESAMPLES = 20;
  private static final int STARTS = 5;

  @Override
  public Map<String, String> data() {
    return ScalingRuns.DATASET.pinned();
  }

  @Override
  public void run(Trial trial, Recorder recorder) {
    Task task = trial.choice("task", Task.class);
    Frontiers frontiers =
        Frontiers.of(task.of(ScalingRuns.load()), Frontier::binned).upTo(trial.number("upTo"));
    FamilyLaws best = frontiers.fit();
    UniformRandomProvider random =
        RandomSource.XO_RO_SHI_RO_128_PP.create(trial.streamSeed("resamples"));
    double[][] parameters = new double[2 * 4][RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      Frontiers sample = frontiers.resample(random);
      for (Family family : Family.values()) {
        Frontier points = sample.get(family);
        SaturatingPowerLaw law =
            best.get(family).refit(points.compute(), points.error(), STARTS, random.nextLong());
        int first = 4 * family.ordinal();
        parameters[first][i] = law.prefactor();
        parameters[first + 1][i] = law.offset();
        parameters[first + 2][i] = law.exponent();
        parameters[first + 3][i] = law.floor();
      }
    }
    for (Family family : Family.values()) {
      for (int k = 0; k < 4; k++) {
        recorder.vector(
            family.word() + " " + "abcd".charAt(k), parameters[4 * family.ordinal() + k]);
      }
    }
  }
}
