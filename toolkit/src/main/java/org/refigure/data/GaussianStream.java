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

  /**
   * The stream of one step of a seed: data as a function of the step, so that a training which
   * resumes sees the same. Streams of different steps share nothing.
   */
  public static GaussianStream at(long seed, long step) {
    // Odd and near 2⁶⁴ over the golden ratio (Steele et al., SplitMix, OOPSLA 2014): no two steps
    // of seeds in use meet, and the generator's own seeding scrambles what is left.
    return new GaussianStream(seed + step * 0x9E3779B97F4A7C15L);
  }

  /** The next number. */
  public double next() {
    return sampler.sample();
  }

  /** The next {@code n} numbers. */
  public double[] next(int n) {
    double[] numbers = new double[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = sampler.sample();
    }
    return numbers;
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
