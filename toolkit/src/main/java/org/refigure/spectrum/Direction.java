package org.refigure.spectrum;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** A unit vector that an iteration keeps from one call to the next; it starts at random. */
final class Direction {
  private final UniformRandomProvider random;
  private final double[] values;

  /** A random direction. */
  Direction(int size, long seed) {
    random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    values = new double[size];
    addNoise(1);
  }

  /** The entries, shared. */
  double[] values() {
    return values;
  }

  /** Adds a Gaussian vector of expected length {@code size} and makes the vector a unit vector. */
  void addNoise(double size) {
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    double scale = size / Math.sqrt(values.length);
    for (int j = 0; j < values.length; j++) {
      values[j] += scale * gaussian.sample();
    }
    double norm = norm(values);
    for (int j = 0; j < values.length; j++) {
      values[j] /= norm;
    }
  }

  /** ‖x‖. */
  static double norm(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
