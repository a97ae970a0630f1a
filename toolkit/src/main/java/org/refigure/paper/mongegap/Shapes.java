package org.refigure.paper.mongegap;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.GaussianStream;
import org.refigure.model.tape.Pairs;

/** Samples of two shapes of the plane, blurred by noise of standard deviation 0.05. */
public final class Shapes {
  private static final double NOISE = 0.05;

  private Shapes() {}

  /**
   * Moons as inputs, an S-curve as targets: two clouds, whose rows do not belong together.
   *
   * @param step of a training: the samples of different steps share nothing
   */
  public static Pairs moonsToCurve(int points, long seed, long step) {
    long own = seed + 2 * step * 0x9E3779B97F4A7C15L; // as GaussianStream.at
    return Pairs.of(moons(points, own), curve(points, own + 0x9E3779B97F4A7C15L));
  }

  /** Two interleaved half circles of radius 1: one about (0, 0), one about (1, ½) upside down. */
  public static double[][] moons(int points, long seed) {
    UniformRandomProvider uniform = RandomSource.XO_SHI_RO_256_PP.create(seed);
    var noise = new GaussianStream(seed + 1);
    double[][] sample = new double[points][];
    for (int i = 0; i < points; i++) {
      double angle = Math.PI * uniform.nextDouble();
      boolean upper = uniform.nextBoolean();
      sample[i] =
          upper
              ? blurred(Math.cos(angle), Math.sin(angle), noise)
              : blurred(1 - Math.cos(angle), 0.5 - Math.sin(angle), noise);
    }
    return sample;
  }

  /** (sin t, sign(t)(cos t − 1)) for t uniform in ±3π/2: an S of height 4. */
  public static double[][] curve(int points, long seed) {
    UniformRandomProvider uniform = RandomSource.XO_SHI_RO_256_PP.create(seed);
    var noise = new GaussianStream(seed + 1);
    double[][] sample = new double[points][];
    for (int i = 0; i < points; i++) {
      double t = 3 * Math.PI * (uniform.nextDouble() - 0.5);
      sample[i] = blurred(Math.sin(t), Math.signum(t) * (Math.cos(t) - 1), noise);
    }
    return sample;
  }

  private static double[] blurred(double x, double y, GaussianStream noise) {
    return new double[] {x + NOISE * noise.next(), y + NOISE * noise.next()};
  }
}
