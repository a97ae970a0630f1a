package org.refigure.spectrum;

import java.util.Locale;
import org.bytedeco.openblas.global.openblas;
import org.refigure.blas.OpenBlasLibrary;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix, A = U·diag(values)·Uᵀ, by LAPACK's divide
 * and conquer (dsyevd) in double precision.
 *
 * @param values eigenvalues in ascending order
 * @param vectors the orthogonal U, row-major n×n: column j belongs to value j
 */
public record SymmetricEigen(double[] values, double[] vectors) {
  static {
    OpenBlasLibrary.load();
  }

  /**
   * Decomposes a matrix of which only the upper triangle is read.
   *
   * @param rowMajor size × size finite entries; unchanged
   * @throws IllegalArgumentException if the shape is wrong or an entry is not finite
   * @throws ArithmeticException if LAPACK does not converge
   */
  public static SymmetricEigen of(double[] rowMajor, int size) {
    Matrix.requireShape(rowMajor.length, size, size, "SymmetricEigen.of");
    Matrix.requireFinite(rowMajor, size, "SymmetricEigen.of");
    double[] vectors = rowMajor.clone();
    double[] values = new double[size];
    int info =
        openblas.LAPACKE_dsyevd(
            openblas.LAPACK_ROW_MAJOR, (byte) 'V', (byte) 'U', size, vectors, size, values);
    if (info != 0) {
      throw new ArithmeticException(
          String.format(
              Locale.ROOT,
              "the eigenvalues of a %d×%d matrix did not converge (dsyevd says %d)",
              size,
              size,
              info));
    }
    return new SymmetricEigen(values, vectors);
  }
}
