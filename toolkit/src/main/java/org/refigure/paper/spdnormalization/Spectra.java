package org.refigure.paper.spdnormalization;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.ejml.simple.SimpleMatrix;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;

/** Random SPD matrices and series with a given condition number κ. */
public final class Spectra {
  private static final double MEMORY = 0.5;

  private Spectra() {}

  /** Eigenvalues from 1/κ to 1, evenly spaced on the log axis. */
  public static double[] even(int n, double condition) {
    double[] values = new double[n];
    for (int k = 0; k < n; k++) {
      values[k] = Math.pow(condition, (double) k / (n - 1) - 1);
    }
    return values;
  }

  /**
   * Matrices with eigenvalues log-uniform in [1/κ, 1].
   *
   * @param commuting whether all share one eigenbasis, else each has its own
   */
  public static List<SimpleMatrix> batch(
      int size, int n, double condition, boolean commuting, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    GaussianStream stream = new GaussianStream(~seed);
    SimpleMatrix shared = SimpleMatrix.wrap(Samples.orthogonal(n, stream));
    List<SimpleMatrix> batch = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double[] values = new double[n];
      for (int k = 0; k < n; k++) {
        values[k] = Math.pow(condition, -random.nextDouble());
      }
      SimpleMatrix basis = commuting ? shared : SimpleMatrix.wrap(Samples.orthogonal(n, stream));
      batch.add(basis.mult(SimpleMatrix.diag(values)).mult(basis.transpose()));
    }
    return batch;
  }

  /**
   * Sample covariances, plus 10⁻⁸ I, of series x_t = Q diag(√λ) z_t, whose channels z follow z_t =
   * ½ z_{t−1} + √¾ N(0, 1).
   *
   * @param count how many
   * @param mixing Q diag(√λ), channels × channels
   * @param length samples of a series
   */
  public static List<SimpleMatrix> covariances(
      int count, SimpleMatrix mixing, int length, long seed) {
    GaussianStream stream = new GaussianStream(seed);
    int channels = mixing.getNumRows();
    double fresh = Math.sqrt(1 - MEMORY * MEMORY);
    List<SimpleMatrix> covariances = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      SimpleMatrix series = new SimpleMatrix(channels, length);
      for (int c = 0; c < channels; c++) {
        double z = stream.next();
        for (int t = 0; t < length; t++) {
          series.set(c, t, z);
          z = MEMORY * z + fresh * stream.next();
        }
      }
      SimpleMatrix mixed = mixing.mult(series);
      covariances.add(
          mixed
              .mult(mixed.transpose())
              .scale(1.0 / length)
              .plus(SimpleMatrix.identity(channels).scale(1e-8)));
    }
    return covariances;
  }

  /**
   * A rotation that turns by an angle in each of n/2 random planes, exp(θA): small angles make
   * classes alike.
   */
  public static SimpleMatrix rotation(int n, double angle, long seed) {
    SimpleMatrix basis = SimpleMatrix.wrap(Samples.orthogonal(n, seed));
    SimpleMatrix turns = SimpleMatrix.identity(n);
    for (int k = 0; k + 1 < n; k += 2) {
      turns.set(k, k, Math.cos(angle));
      turns.set(k + 1, k + 1, Math.cos(angle));
      turns.set(k, k + 1, -Math.sin(angle));
      turns.set(k + 1, k, Math.sin(angle));
    }
    return basis.mult(turns).mult(basis.transpose());
  }
}
