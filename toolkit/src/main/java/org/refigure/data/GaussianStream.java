package org.refigure.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** An endless stream of independent N(0, 1) numbers that its seed alone decides. */
public final class GaussianStream {
  private final SharedStateContinuousSampler sampler;

  /** Opens the stream of a seed, for example of {@code trial.streamSeed("data")}. */
  public GaussianStream(long seed) {
    UniformRandomProvider uniform = RandomSource.XO_SHI_RO_256_PP.create(seed);
    sampler = ZigguratSampler.NormalizedGaussian.of(uniform);
  }

  /** The next number. */
  public double next() {
    return sampler.sample();
  }

  /** Fills an array with N(0, standardDeviation²). */
  public void fill(float[] values, double standardDeviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (standardDeviation * sampler.sample());
    }
  }

  /** Adds N(0, standardDeviation²) to every entry of an array. */
  public void addTo(float[] values, double standardDeviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (standardDeviation * sampler.sample());
    }
  }
}
