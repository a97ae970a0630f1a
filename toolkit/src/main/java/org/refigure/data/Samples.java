package org.refigure.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Random points, rotations and orders that a seed alone decides: what experiments in cells draw
 * with {@code trial.streamSeed("data")}.
 */
public final class Samples {
  private Samples() {}

  /**
   * Independent N(0, 1) numbers.
   *
   * @return rows × columns
   */
  public static double[][] normal(int rows, int columns, long seed) {
    var stream = new GaussianStream(seed);
    double[][] samples = new double[rows][columns];
    for (double[] row : samples) {
      for (int k = 0; k < columns; k++) {
        row[k] = stream.next();
      }
    }
    return samples;
  }

  /** {@code n} independent N(0, 1) numbers. */
  public static double[] normal(int n, long seed) {
    return normal(1, n, seed)[0];
  }

  /**
   * Independent numbers, uniform in [low, high).
   *
   * @return rows × columns
   */
  public static double[][] uniform(int rows, int columns, double low, double high, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[][] samples = new double[rows][columns];
    for (double[] row : samples) {
      for (int k = 0; k < columns; k++) {
        row[k] = low + (high - low) * random.nextDouble();
      }
    }
    return samples;
  }

  /**
   * A rotation without a preferred direction: an {@link #orthogonal(int, long)} matrix, one column
   * turned round where its determinant is −1.
   *
   * @return dimension × dimension rows
   */
  public static double[][] rotation(int dimension, long seed) {
    DMatrixRMaj q = orthogonal(dimension, seed);
    double sign = Math.signum(CommonOps_DDRM.det(q));
    double[][] rows = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        rows[i][j] = (j == 0 ? sign : 1) * q.get(i, j);
      }
    }
    return rows;
  }

  /** The numbers 0 … n − 1 in an order in which every order is equally likely. */
  public static int[] order(int n, long seed) {
    int[] order = PermutationSampler.natural(n);
    PermutationSampler.shuffle(RandomSource.XO_SHI_RO_256_PP.create(seed), order);
    return order;
  }

  /** An orthogonal dimension × dimension matrix, see {@link #orthogonal(int, GaussianStream)}. */
  public static DMatrixRMaj orthogonal(int dimension, long seed) {
    return orthogonal(dimension, new GaussianStream(seed));
  }

  /**
   * An orthogonal matrix without a preferred direction (Haar measure), decided by the next
   * dimension² numbers of a stream: the Q of the QR decomposition of a Gaussian matrix, its columns
   * signed so that R has a positive diagonal. Source: Mezzadri, How to generate random matrices
   * from the classical compact groups (2007), section 5.
   *
   * @param dimension at least 1
   */
  public static DMatrixRMaj orthogonal(int dimension, GaussianStream stream) {
    var gaussian = new DMatrixRMaj(dimension, dimension);
    for (int i = 0; i < gaussian.data.length; i++) {
      gaussian.data[i] = stream.next();
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(dimension, dimension);
    if (!qr.decompose(gaussian)) {
      throw new ArithmeticException(
          "the QR decomposition of a " + dimension + " × " + dimension + " matrix failed");
    }
    DMatrixRMaj q = qr.getQ(null, false);
    DMatrixRMaj r = qr.getR(null, false);
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        q.set(i, j, Math.signum(r.get(j, j)) * q.get(i, j));
      }
    }
    return q;
  }
}
