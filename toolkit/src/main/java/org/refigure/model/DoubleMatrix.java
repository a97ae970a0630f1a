package org.refigure.model;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * A float64 matrix in row-major order, multiplied by OpenBLAS on one thread: {@link Matrix} for
 * computations that single precision would ruin.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param data entry (i, j) stands at i·columns + j; shared, not copied
 */
public record DoubleMatrix(int rows, int columns, double[] data) {
  static {
    Loader.load(openblas.class);
    openblas.blas_set_num_threads(1);
  }

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if a side is not positive or the data do not fill the matrix
   */
  public DoubleMatrix {
    if (rows < 1 || columns < 1 || data.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "%d numbers do not fill a %d × %d matrix with sides ≥ 1"
              .formatted(data.length, rows, columns));
    }
  }

  /** A matrix of zeros. */
  public static DoubleMatrix zeros(int rows, int columns) {
    return new DoubleMatrix(rows, columns, new double[Math.multiplyExact(rows, columns)]);
  }

  /** The entry in a row and a column. */
  public double get(int row, int column) {
    return data[row * columns + column];
  }

  /**
   * A·B, a new matrix.
   *
   * @throws IllegalArgumentException if B does not have as many rows as A has columns
   */
  public DoubleMatrix times(DoubleMatrix b) {
    if (columns != b.rows) {
      throw new IllegalArgumentException(
          "(%d × %d)·(%d × %d): the inner sides must be equal"
              .formatted(rows, columns, b.rows, b.columns));
    }
    DoubleMatrix product = zeros(rows, b.columns);
    openblas.cblas_dgemm(
        openblas.CblasRowMajor,
        openblas.CblasNoTrans,
        openblas.CblasNoTrans,
        rows,
        b.columns,
        columns,
        1,
        data,
        columns,
        b.data,
        b.columns,
        0,
        product.data,
        b.columns);
    return product;
  }

  /** Aᵀ, a new matrix. */
  public DoubleMatrix transposed() {
    DoubleMatrix transposed = zeros(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed.data[j * rows + i] = data[i * columns + j];
      }
    }
    return transposed;
  }
}
