package org.refigure.model;

import java.util.Arrays;
import java.util.Locale;
import org.refigure.blas.OpenBlasLibrary;
import org.refigure.data.GaussianStream;

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
    OpenBlasLibrary.load();
  }

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if a side is not positive or the data do not fill the matrix
   */
  public DoubleMatrix {
    if (rows < 1 || columns < 1 || data.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d numbers do not fill a %d × %d matrix with sides ≥ 1",
              data.length,
              rows,
              columns));
    }
  }

  /**
   * A matrix from its rows, copied.
   *
   * @throws IllegalArgumentException if there is none, or they are not equally long
   */
  public static DoubleMatrix of(double[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("0 rows: a matrix needs one at least");
    }
    DoubleMatrix matrix = zeros(rows.length, rows[0].length);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != matrix.columns) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %d of a matrix has %d numbers, must have %d as row 0 has",
                i,
                rows[i].length,
                matrix.columns));
      }
      System.arraycopy(rows[i], 0, matrix.data, i * matrix.columns, matrix.columns);
    }
    return matrix;
  }

  /** A matrix of zeros. */
  public static DoubleMatrix zeros(int rows, int columns) {
    return new DoubleMatrix(rows, columns, new double[Math.multiplyExact(rows, columns)]);
  }

  /** A matrix of independent N(0, standardDeviation²) entries. */
  public static DoubleMatrix gaussian(
      int rows, int columns, double standardDeviation, GaussianStream stream) {
    DoubleMatrix matrix = zeros(rows, columns);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = standardDeviation * stream.next();
    }
    return matrix;
  }

  /** The unit matrix. */
  public static DoubleMatrix identity(int size) {
    DoubleMatrix identity = zeros(size, size);
    for (int i = 0; i < size; i++) {
      identity.data[i * size + i] = 1;
    }
    return identity;
  }

  /** The entry in a row and a column. */
  public double get(int row, int column) {
    return data[row * columns + column];
  }

  /** The rows, copied. */
  public double[][] toRows() {
    double[][] all = new double[rows][];
    for (int i = 0; i < rows; i++) {
      all[i] = Arrays.copyOfRange(data, i * columns, (i + 1) * columns);
    }
    return all;
  }

  /**
   * A·B, a new matrix.
   *
   * @throws IllegalArgumentException if B does not have as many rows as A has columns
   */
  public DoubleMatrix times(DoubleMatrix b) {
    return product(false, b, false);
  }

  /**
   * A·Bᵀ, a new matrix.
   *
   * @throws IllegalArgumentException if B does not have as many columns as A
   */
  public DoubleMatrix timesTransposed(DoubleMatrix b) {
    return product(false, b, true);
  }

  /**
   * Aᵀ·B, a new matrix.
   *
   * @throws IllegalArgumentException if B does not have as many rows as A
   */
  public DoubleMatrix transposedTimes(DoubleMatrix b) {
    return product(true, b, false);
  }

  private DoubleMatrix product(boolean transposeA, DoubleMatrix b, boolean transposeB) {
    int height = transposeA ? columns : rows;
    int inner = transposeA ? rows : columns;
    int width = transposeB ? b.rows : b.columns;
    if (inner != (transposeB ? b.columns : b.rows)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "(%d × %d)%s·(%d × %d)%s: the inner sides must be equal",
              rows,
              columns,
              transposeA ? "ᵀ" : "",
              b.rows,
              b.columns,
              transposeB ? "ᵀ" : ""));
    }
    DoubleMatrix product = zeros(height, width);
    Blas.openBlas().dgemm(this, transposeA, b, transposeB, product);
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
