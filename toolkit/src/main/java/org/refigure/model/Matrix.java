package org.refigure.model;

import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.refigure.data.GaussianStream;

/**
 * A float32 matrix in row-major order, multiplied by OpenBLAS on one thread.
 *
 * <p>One thread because sweeps run one trial per core, and because a result must not depend on how
 * many cores a machine has. The entries are shared, not copied: this is working storage, and the
 * products write into matrices that exist already so that a training step allocates nothing.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param data entry (i, j) stands at i·columns + j
 */
public record Matrix(int rows, int columns, float[] data) {
  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if a side is not positive or the data do not fill the matrix
   */
  public Matrix {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "shape %d × %d: both sides must be ≥ 1 (matrix)", rows, columns));
    }
    if (data.length != rows * columns) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d numbers do not fill a %d × %d matrix", data.length, rows, columns));
    }
  }

  /** A matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  /** A matrix of independent N(0, standardDeviation²) entries. */
  public static Matrix gaussian(
      int rows, int columns, double standardDeviation, GaussianStream stream) {
    Matrix matrix = zeros(rows, columns);
    stream.fill(matrix.data, standardDeviation);
    return matrix;
  }

  /**
   * A rotation drawn uniformly from all rotations: the Q of the QR factors of a Gaussian matrix.
   *
   * @param size number of rows and of columns
   */
  public static Matrix rotation(int size, GaussianStream stream) {
    DMatrixRMaj gaussian = new DMatrixRMaj(size, size);
    for (int i = 0; i < gaussian.data.length; i++) {
      gaussian.data[i] = stream.next();
    }
    QRDecomposition<DMatrixRMaj> factors = DecompositionFactory_DDRM.qr(size, size);
    factors.decompose(gaussian);
    DMatrixRMaj orthogonal = factors.getQ(null, false);
    DMatrixRMaj upper = factors.getR(null, false);
    Matrix rotation = zeros(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        // The sign of R's diagonal makes Q unique, and so uniform (Mezzadri, arXiv
        // math-ph/0609050).
        rotation.data[i * size + j] = (float) (Math.signum(upper.get(j, j)) * orthogonal.get(i, j));
      }
    }
    return rotation;
  }

  /** A matrix of independent entries, uniform in (−bound, bound). */
  public static Matrix uniform(int rows, int columns, double bound, UniformRandomProvider random) {
    Matrix matrix = zeros(rows, columns);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return matrix;
  }

  /** A copy of some rows, in the order asked for; an index may stand twice. */
  public Matrix pick(int... indices) {
    Matrix picked = zeros(indices.length, columns);
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(data, indices[i] * columns, picked.data, i * columns, columns);
    }
    return picked;
  }

  /** this ← A·B. */
  public void product(Matrix a, Matrix b) {
    multiply(a, false, b, false);
  }

  /** this ← Aᵀ·B. */
  public void productTransposedLeft(Matrix a, Matrix b) {
    multiply(a, true, b, false);
  }

  /** this ← A·Bᵀ. */
  public void productTransposedRight(Matrix a, Matrix b) {
    multiply(a, false, b, true);
  }

  /** this ← this + A. */
  public void add(Matrix a) {
    for (int i = 0; i < data.length; i++) {
      data[i] += a.data[i];
    }
  }

  /** Adds a single row to every row. */
  public void addToRows(Matrix row) {
    for (int start = 0; start < data.length; start += columns) {
      for (int j = 0; j < columns; j++) {
        data[start + j] += row.data[j];
      }
    }
  }

  /** this ← the sum of all rows of A, where this is a single row. */
  public void sumOfRows(Matrix a) {
    double[] sums = new double[columns];
    for (int start = 0; start < a.data.length; start += columns) {
      for (int j = 0; j < columns; j++) {
        sums[j] += a.data[start + j];
      }
    }
    for (int j = 0; j < columns; j++) {
      data[j] = (float) sums[j];
    }
  }

  /** A matrix of the same entries that shares no storage. */
  public Matrix copy() {
    return new Matrix(rows, columns, data.clone());
  }

  /** √(mean of squares of all entries). */
  public double rms() {
    double sum = 0;
    for (float x : data) {
      sum += (double) x * x;
    }
    return Math.sqrt(sum / data.length);
  }

  private void multiply(Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
    MatrixView left = a.view();
    MatrixView right = b.view();
    Blas.openBlas()
        .multiply(
            1,
            transposeA ? left.transpose() : left,
            transposeB ? right.transpose() : right,
            0,
            view());
  }

  private MatrixView view() {
    return MatrixView.of(data, rows, columns);
  }
}
