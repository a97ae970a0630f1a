package org.refigure.paper.dppleastsquares;

import org.refigure.Scale;
import org.refigure.sweep.Sweep;

/**
 * The sweeps of notebook 15: ten seeds, each a tenth of the trials. Smoke scale has two seeds and
 * fewer draws.
 */
public final class DppSweeps {
  private DppSweeps() {}

  /** 1,500 trials a cell for m = 5, 600 for m = 10; every sampler at n = m, 2m, 4m. */
  public static Sweep cells(Scale scale) {
    boolean full = scale.judged();
    return cells(5, full ? 150 : 30).and(cells(10, full ? 60 : 10)).seeds(full ? 10 : 2);
  }

  /** 20,000 draws of the DPP with m = n = 5. */
  public static Sweep singleDpp(Scale scale) {
    return Sweep.of(SampledFits.class)
        .fix("m", 5)
        .fix("perDimension", 1)
        .fix("sampler", Sampler.VOLUME)
        .fix("draws", scale.judged() ? 2000 : 200)
        .seeds(scale.judged() ? 10 : 2);
  }

  /** Independent samples up to where the guarantee says something. */
  public static Sweep stability(Scale scale) {
    return Sweep.of(StabilityFrequency.class)
        .over("m", 5, 10)
        .over("perDimension", 4, 8, 16, 32, 64)
        .fix("draws", scale.judged() ? 150 : 20)
        .seeds(scale.judged() ? 10 : 2);
  }

  private static Sweep cells(int m, int draws) {
    return Sweep.of(SampledFits.class)
        .fix("m", m)
        .over("perDimension", 1, 2, 4)
        .over("sampler", (Object[]) Sampler.values())
        .fix("draws", draws);
  }
}
