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
    return Math.sqrt(inner(x, x));
  }

  /** ⟨x, y⟩, in four sums side by side: one sum would wait for itself at every number. */
  static double inner(double[] x, double[] y) {
    int whole = x.length / 4 * 4;
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int j = 0; j < whole; j += 4) {
      sum0 += x[j] * y[j];
      sum1 += x[j + 1] * y[j + 1];
      sum2 += x[j + 2] * y[j + 2];
      sum3 += x[j + 3] * y[j + 3];
    }
    for (int j = whole; j < x.length; j++) {
      sum0 += x[j] * y[j];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }
}
