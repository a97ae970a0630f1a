package org.refigure.spectrum;

import java.util.Locale;
import org.bytedeco.openblas.global.openblas;
import org.refigure.blas.OpenBlasLibrary;

/**
 * The singular value decomposition with its vectors, A = Σ_k σ_k u_k v_kᵀ, by LAPACK's divide and
 * conquer (dgesdd) in double precision.
 *
 * @param values σ_k in descending order, min(rows, columns) of them
 * @param left u_k one after the other, each of {@code rows} entries
 * @param right v_k one after the other, each of {@code columns} entries
 * @param rows of A
 * @param columns of A
 */
public record SingularTriples(
    double[] values, double[] left, double[] right, int rows, int columns) {
  static {
    OpenBlasLibrary.load();
  }

  /**
   * Decomposes a matrix.
   *
   * @param rowMajor rows × columns finite entries; unchanged
   * @throws IllegalArgumentException if the shape is wrong or an entry is not finite
   * @throws ArithmeticException if LAPACK does not converge
   */
  public static SingularTriples of(double[] rowMajor, int rows, int columns) {
    Matrix.requireShape(rowMajor.length, rows, columns, "SingularTriples.of");
    Matrix.requireFinite(rowMajor, columns, "SingularTriples.of");
    int count = Math.min(rows, columns);
    double[] values = new double[count];
    double[] right = new double[columns * count];
    double[] left = new double[count * rows];
    // Row-major A read column by column is Aᵀ = VΣUᵀ: LAPACK's U is V, and its Vᵀ, read column by
    // column, has entry (k, i) at k + i·count.
    int info =
        openblas.LAPACKE_dgesdd(
            openblas.LAPACK_COL_MAJOR,
            (byte) 'S',
            columns,
            rows,
            rowMajor.clone(),
            columns,
            values,
            right,
            columns,
            left,
            count);
    if (info != 0) {
      throw new ArithmeticException(
          String.format(
              Locale.ROOT,
              "the singular values of a %d × %d matrix did not converge (dgesdd says %d)",
              rows,
              columns,
              info));
    }
    return new SingularTriples(values, byVector(left, count, rows), right, rows, columns);
  }

  /**
   * The smallest k at which the best rank-k matrix (in the Frobenius norm) is close to A in every
   * entry: max |A − Σ_{j≤k} σ_j u_j v_jᵀ| ≤ ε. A truncated decomposition bounds the rank that ε
   * needs from above; which rank is the least is a harder problem.
   *
   * @param rowMajor A, whose decomposition this is
   * @param tolerance ε &gt; 0
   */
  public int entrywiseRank(double[] rowMajor, double tolerance) {
    Matrix.requireShape(rowMajor.length, rows, columns, "entrywiseRank");
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException(
          "tolerance = " + tolerance + " must be > 0 (entrywiseRank)");
    }
    double[] rest = rowMajor.clone();
    int k = 0;
    while (largest(rest) > tolerance && k < values.length) {
      subtract(k++, rest);
    }
    return k;
  }

  /** A − σ_k u_k v_kᵀ, in place. */
  private void subtract(int k, double[] rest) {
    for (int i = 0; i < rows; i++) {
      double factor = values[k] * left[k * rows + i];
      int row = i * columns;
      int vector = k * columns;
      for (int j = 0; j < columns; j++) {
        rest[row + j] -= factor * right[vector + j];
      }
    }
  }

  private static double largest(double[] entries) {
    double largest = 0;
    for (double entry : entries) {
      largest = Math.max(largest, Math.abs(entry));
    }
    return largest;
  }

  private static double[] byVector(double[] interleaved, int count, int length) {
    double[] vectors = new double[interleaved.length];
    for (int i = 0; i < length; i++) {
      for (int k = 0; k < count; k++) {
        vectors[k * length + i] = interleaved[i * count + k];
      }
    }
    return vectors;
  }
}
