package org.refigure.paper.frameaveraging;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.GaussianStream;
import org.refigure.symmetry.Isometry;

/**
 * Five charges that attract and repel each other: where they are, how fast, and where they will be.
 *
 * @param charges ±1 each
 * @param positions at frame 30, n × 3
 * @param velocities at frame 30
 * @param later positions at frame 40
 */
public record ChargedParticles(
    double[] charges, double[][] positions, double[][] velocities, double[][] later) {
  private static final int COUNT = 5;
  private static final double SPEED = 0.5;
  private static final double STEP = 1e-3;
  private static final int STEPS_PER_FRAME = 100;
  private static final double MOST_FORCE = 100;

  /**
   * A motion from random charges, positions N(0, I) and velocities of speed ½: leapfrog steps of
   * 0.001 under the forces q_i q_j r/|r|³, each component of their sum cut at ±100, one frame every
   * 100 steps.
   */
  public static ChargedParticles simulate(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    GaussianStream normal = new GaussianStream(~seed);
    double[] q = new double[COUNT];
    double[][] x = new double[COUNT][];
    double[][] v = new double[COUNT][];
    for (int i = 0; i < COUNT; i++) {
      q[i] = random.nextBoolean() ? 1 : -1;
      x[i] = normal.next(3);
      v[i] = normal.next(3);
      double norm = Math.sqrt(v[i][0] * v[i][0] + v[i][1] * v[i][1] + v[i][2] * v[i][2]);
      for (int k = 0; k < 3; k++) {
        v[i][k] *= SPEED / norm;
      }
    }
    advance(q, x, v, 30);
    double[][] positions = copy(x);
    double[][] velocities = copy(v);
    advance(q, x, v, 10);
    return new ChargedParticles(q, positions, velocities, x);
  }

  /** The same motion seen by an observer elsewhere. */
  public ChargedParticles moved(Isometry motion) {
    return new ChargedParticles(
        charges, motion.of(positions), motion.ofVectors(velocities), motion.of(later));
  }

  private static void advance(double[] q, double[][] x, double[][] v, int frames) {
    double[][] force = forces(q, x);
    for (int step = 0; step < frames * STEPS_PER_FRAME; step++) {
      add(v, force, STEP / 2);
      add(x, v, STEP);
      force = forces(q, x);
      add(v, force, STEP / 2);
    }
  }

  private static double[][] forces(double[] q, double[][] x) {
    double[][] force = new double[q.length][3];
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j < i; j++) {
        double a = x[i][0] - x[j][0];
        double b = x[i][1] - x[j][1];
        double c = x[i][2] - x[j][2];
        double square = a * a + b * b + c * c;
        double strength = q[i] * q[j] / (square * Math.sqrt(square));
        double[] along = {a * strength, b * strength, c * strength};
        for (int k = 0; k < 3; k++) {
          force[i][k] += along[k];
          force[j][k] -= along[k];
        }
      }
    }
    for (double[] each : force) {
      for (int k = 0; k < 3; k++) {
        each[k] = Math.max(-MOST_FORCE, Math.min(MOST_FORCE, each[k]));
      }
    }
    return force;
  }

  private static void add(double[][] to, double[][] what, double factor) {
    for (int i = 0; i < to.length; i++) {
      for (int k = 0; k < 3; k++) {
        to[i][k] += factor * what[i][k];
      }
    }
  }

  private static double[][] copy(double[][] rows) {
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }
}
