package org.refigure.paper.g2sffusion;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;

/**
 * Two modalities of dimension 8 with 12 prototypes c ~ 3N(0, I) each, and around each prototype a
 * frame L = Q·diag(scales) with a random orthogonal Q: a normal example is c + Lξ, ξ ~ N(0, I), at
 * the same prototype in both modalities.
 *
 * @param prototypes modality × prototype × dimension
 * @param frames Q: modality × prototype × row × column
 * @param scales of the eight columns; the last four are the tight directions
 */
public record World(double[][][] prototypes, double[][][][] frames, double[] scales) {
  private static final int DIMENSION = 8;
  private static final int PROTOTYPES = 12;

  /**
   * Four loose directions of scale 1 and four tight ones of 0.08, other ones at every prototype.
   */
  public static World anisotropic(long seed) {
    double[] scales = new double[DIMENSION];
    Arrays.fill(scales, 0, 4, 1);
    Arrays.fill(scales, 4, DIMENSION, 0.08);
    return random(scales, seed);
  }

  /** The same prototypes and frames with the scale 0.72 in all directions. */
  public static World isotropic(long seed) {
    double[] scales = new double[DIMENSION];
    Arrays.fill(scales, 0.72);
    return random(scales, seed);
  }

  private static World random(double[] scales, long seed) {
    GaussianStream normal = new GaussianStream(seed);
    double[][][] prototypes = new double[2][PROTOTYPES][];
    double[][][][] frames = new double[2][PROTOTYPES][DIMENSION][DIMENSION];
    for (int m = 0; m < 2; m++) {
      for (int k = 0; k < PROTOTYPES; k++) {
        prototypes[m][k] = Arrays.stream(normal.next(DIMENSION)).map(x -> 3 * x).toArray();
        var q = Samples.orthogonal(DIMENSION, normal);
        for (int i = 0; i < DIMENSION * DIMENSION; i++) {
          frames[m][k][i / DIMENSION][i % DIMENSION] = q.data[i];
        }
      }
    }
    return new World(prototypes, frames, scales);
  }

  /** Normal examples. */
  public Views normals(int count, long seed) {
    UniformRandomProvider uniform = RandomSource.XO_SHI_RO_256_PP.create(~seed);
    GaussianStream normal = new GaussianStream(seed);
    double[][][] features = new double[2][count][];
    int[] which = new int[count];
    for (int n = 0; n < count; n++) {
      which[n] = uniform.nextInt(PROTOTYPES);
      for (int m = 0; m < 2; m++) {
        double[] offset = along(m, which[n], normal.next(DIMENSION), scales);
        features[m][n] = sum(prototypes[m][which[n]], offset);
      }
    }
    return new Views(features, which);
  }

  /** Which way an anomaly lies. */
  public enum Shift {
    /** Any direction, all alike. */
    ANY,
    /** A random combination of the tight columns of L at the example's prototype. */
    TIGHT,
    /** A random combination of the loose columns. */
    LOOSE
  }

  /**
   * Normal examples moved by a vector of a length, in modality 1, 2 or both with equal probability.
   */
  public Views anomalies(int count, double length, Shift shift, long seed) {
    Views views = normals(count, seed);
    UniformRandomProvider uniform = RandomSource.XO_SHI_RO_256_PP.create(seed + 1);
    GaussianStream normal = new GaussianStream(seed + 1);
    double[][][] moved = new double[2][count][];
    for (int n = 0; n < count; n++) {
      int where = uniform.nextInt(3);
      for (int m = 0; m < 2; m++) {
        double[] by = direction(m, views.prototypes()[n], shift, normal, length);
        moved[m][n] =
            where == m || where == 2 ? sum(views.features()[m][n], by) : views.features()[m][n];
      }
    }
    return new Views(moved, views.prototypes());
  }

  private double[] direction(
      int modality, int prototype, Shift shift, GaussianStream normal, double length) {
    double[] parts = normal.next(DIMENSION);
    if (shift != Shift.ANY) {
      int from = shift == Shift.TIGHT ? 0 : 4;
      Arrays.fill(parts, from, from + 4, 0);
    }
    double[] direction = along(modality, prototype, parts, scales);
    if (shift == Shift.ANY) {
      direction = parts;
    }
    double norm = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
    return Arrays.stream(direction).map(x -> length * x / norm).toArray();
  }

  private double[] along(int modality, int prototype, double[] parts, double[] by) {
    double[] offset = new double[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      for (int j = 0; j < DIMENSION; j++) {
        offset[i] += frames[modality][prototype][i][j] * by[j] * parts[j];
      }
    }
    return offset;
  }

  private static double[] sum(double[] x, double[] y) {
    double[] sum = x.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += y[i];
    }
    return sum;
  }
}
