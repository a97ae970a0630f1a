package org.refigure.model;

import java.util.Locale;

/**
 * A matrix in row-major order that lies inside an array, or its transpose; the entries are shared.
 *
 * @param data where entry (i, j) stands at offset + i·stride + j
 * @param offset where the matrix begins
 * @param rows number of stored rows
 * @param columns number of stored columns
 * @param stride entries from one row to the next, at least {@code columns}
 * @param transposed whether the transpose is meant
 */
public record MatrixView(
    float[] data, int offset, int rows, int columns, int stride, boolean transposed) {
  /**
   * Checks that the matrix lies inside the array.
   *
   * @throws IllegalArgumentException if it does not
   */
  public MatrixView {
    if (rows < 1
        || columns < 1
        || stride < columns
        || offset < 0
        || offset + (rows - 1L) * stride + columns > data.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d × %d with stride %d from %d does not lie in %d numbers (matrix view)",
              rows,
              columns,
              stride,
              offset,
              data.length));
    }
  }

  /** All of a matrix of its own. */
  public static MatrixView zeros(int rows, int columns) {
    return of(new float[Math.multiplyExact(rows, columns)], rows, columns);
  }

  /**
   * The same with a row of room behind, so that a product may take some of its columns to the end
   * of the last row's stride.
   */
  public static MatrixView withRoom(int rows, int columns) {
    return of(new float[Math.multiplyExact(rows + 1, columns)], rows, columns);
  }

  /** A matrix that fills the beginning of an array without gaps. */
  public static MatrixView of(float[] data, int rows, int columns) {
    return new MatrixView(data, 0, rows, columns, columns, false);
  }

  /** Some columns of this one, untransposed. */
  public MatrixView columns(int from, int count) {
    return new MatrixView(data, offset + from, rows, count, stride, false);
  }

  /** The stored matrix in an array of its own, without gaps. */
  public MatrixView copy() {
    MatrixView copy = zeros(rows, columns);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(data, offset + row * stride, copy.data, row * columns, columns);
    }
    return copy;
  }

  /** The same entries read as the transpose. */
  public MatrixView transpose() {
    return new MatrixView(data, offset, rows, columns, stride, !transposed);
  }

  /** Whether the array goes on to the end of the last row's stride. */
  boolean isComplete() {
    return goesOnFor(0);
  }

  /** Whether it goes on for so many entries more. */
  boolean goesOnFor(int entries) {
    return offset + (long) rows * stride + entries <= data.length;
  }

  /** Where entry (row, column) of the matrix that is meant lies in the array. */
  int at(int row, int column) {
    return offset + (transposed ? column * stride + row : row * stride + column);
  }

  /** Rows of the matrix that is meant. */
  int height() {
    return transposed ? columns : rows;
  }

  /** Columns of the matrix that is meant. */
  int width() {
    return transposed ? rows : columns;
  }
}
