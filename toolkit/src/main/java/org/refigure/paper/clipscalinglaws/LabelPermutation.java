package org.refigure.paper.clipscalinglaws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.ScalingRun;
import org.refigure.data.ScalingRuns;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * A control: the family names are dealt out anew over all runs, so there is nothing to compare, and
 * frontiers and laws are made as before.
 *
 * <p>Vector over ten permutations: {@code lead}, by how many points "MaMMUT" is ahead at 2.1e12
 * GFLOP.
 */
public final class LabelPermutation implements Experiment {
  private static final int PERMUTATIONS = 10;
  private static final int STARTS = 10;

  @Override
  public Map<String, String> data() {
    return ScalingRuns.DATASET.pinned();
  }

  @Override
  public void run(Trial trial, Recorder recorder) {
    List<ScalingRun> runs = new ArrayList<>(Task.IMAGENET.of(ScalingRuns.load()));
    int clips = Frontiers.family(runs, Family.CLIP).size();
    UniformRandomProvider random =
        RandomSource.XO_RO_SHI_RO_128_PP.create(trial.streamSeed("labels"));
    double[] leads = new double[PERMUTATIONS];
    for (int i = 0; i < PERMUTATIONS; i++) {
      ListSampler.shuffle(random, runs);
      Frontiers frontiers =
          new Frontiers(
                  Frontier.binned(runs.subList(0, clips)),
                  Frontier.binned(runs.subList(clips, runs.size())))
              .upTo(Frontiers.FITTED);
      leads[i] = frontiers.fit(STARTS, random.nextLong()).lead(FamilyLaws.EQUAL_COMPUTE);
    }
    recorder.vector("lead", leads);
  }
}
