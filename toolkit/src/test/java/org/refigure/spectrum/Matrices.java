package org.refigure.spectrum;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Test matrices. */
final class Matrices {

  private Matrices() {}

  /** Independent standard normals, row after row. */
  static float[] gaussian(int rows, int columns, long seed) {
    ZigguratSampler.NormalizedGaussian gaussian =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
    float[] matrix = new float[rows * columns];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) gaussian.sample();
    }
    return matrix;
  }

  static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  static double frobeniusNorm(float[] matrix) {
    double sum = 0;
    for (float value : matrix) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
