package org.refigure.paper.mongegap;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.GaussianStream;

/** Endless samples of two shapes of the plane, blurred by noise of standard deviation 0.05. */
final class Shapes {
  private static final double NOISE = 0.05;

  private final UniformRandomProvider uniform;
  private final GaussianStream noise;

  Shapes(long seed) {
    uniform = RandomSource.XO_SHI_RO_256_PP.create(seed);
    noise = new GaussianStream(seed + 1);
  }

  /** Two interleaved half circles of radius 1: one about (0, 0), one about (1, ½) upside down. */
  double[][] moons(int points) {
    double[][] sample = new double[points][];
    for (int i = 0; i < points; i++) {
      double angle = Math.PI * uniform.nextDouble();
      boolean upper = uniform.nextBoolean();
      sample[i] =
          upper
              ? blurred(Math.cos(angle), Math.sin(angle))
              : blurred(1 - Math.cos(angle), 0.5 - Math.sin(angle));
    }
    return sample;
  }

  /** (sin t, sign(t)(cos t − 1)) for t uniform in ±3π/2: an S of height 4. */
  double[][] curve(int points) {
    double[][] sample = new double[points][];
    for (int i = 0; i < points; i++) {
      double t = 3 * Math.PI * (uniform.nextDouble() - 0.5);
      sample[i] = blurred(Math.sin(t), Math.signum(t) * (Math.cos(t) - 1));
    }
    return sample;
  }

  private double[] blurred(double x, double y) {
    return new double[] {x + NOISE * noise.next(), y + NOISE * noise.next()};
  }
}
