package org.refigure.paper.clipscalinglaws;

import org.refigure.Scale;
import org.refigure.sweep.Sweep;

/** The sweeps of notebook 09. Smoke scale has fewer repeats of everything. */
public final class ScalingSweeps {
  /** The largest compute in GFLOP of a comparison at small scale only. */
  static final double SMALL = 1e9;

  private ScalingSweeps() {}

  /** Ten times 20 resamples of every task, and of ImageNet also up to smaller compute. */
  public static Sweep bootstrap(Scale scale) {
    Sweep tasks =
        Sweep.of(FrontierBootstrap.class)
            .over("task", (Object[]) Task.values())
            .fix("upTo", Frontiers.FITTED);
    Sweep parts =
        Sweep.of(FrontierBootstrap.class)
            .fix("task", Task.IMAGENET)
            .over("upTo", SMALL, Frontiers.TRAINED);
    return tasks.and(parts).seeds(scale.judged() ? 10 : 1);
  }

  /** Ten times ten permutations. */
  public static Sweep permutations(Scale scale) {
    return Sweep.of(LabelPermutation.class).seeds(scale.judged() ? 10 : 1);
  }

  /** Ten times ten curves. */
  public static Sweep synthetic(Scale scale) {
    return Sweep.of(SyntheticCurve.class).seeds(scale.judged() ? 10 : 1);
  }
}
