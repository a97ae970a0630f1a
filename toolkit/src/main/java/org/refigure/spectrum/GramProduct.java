package org.refigure.spectrum;

import java.nio.FloatBuffer;

/**
 * WᵀWv of the matrix that was loaded last, with sums in double precision.
 *
 * <p>{@link OpenBlasGramProduct} where OpenBLAS loads, some three times as fast as {@link
 * PlainGramProduct} elsewhere; they differ by rounding.
 */
abstract class GramProduct {
  final int rows;
  final int columns;
  private final double[] product;

  /** Of m×n matrices. */
  GramProduct(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    product = new double[columns];
  }

  /** Of a matrix in a direct buffer, without a copy of it where OpenBLAS loads. */
  static GramProduct of(FloatBuffer matrix, int rows, int columns) {
    if (SharedProduct.isWorthIt(rows, columns)) {
      int half = rows / 2;
      FloatBuffer lower = matrix.duplicate().clear().position(half * columns).slice();
      return new SharedProduct(part(matrix, half, columns), part(lower, rows - half, columns));
    }
    return part(matrix, rows, columns);
  }

  private static GramProduct part(FloatBuffer matrix, int rows, int columns) {
    if (OpenBlasGramProduct.available()) {
      return new OpenBlasFloatProduct(matrix, rows, columns);
    }
    float[] copy = new float[Math.multiplyExact(rows, columns)];
    matrix.get(0, copy);
    GramProduct plain = new PlainGramProduct(rows, columns);
    plain.load(copy);
    return plain;
  }

  /** Of a matrix in bfloat16, which is read where it is. */
  static GramProduct of(short[] matrix, int rows, int columns) {
    if (SharedProduct.isWorthIt(rows, columns)) {
      int half = rows / 2;
      return new SharedProduct(
          new Bfloat16Product(matrix, 0, half, columns),
          new Bfloat16Product(matrix, half, rows - half, columns));
    }
    return new Bfloat16Product(matrix, 0, rows, columns);
  }

  /** The faster of those that work here. */
  static GramProduct of(int rows, int columns) {
    return OpenBlasGramProduct.available()
        ? new OpenBlasGramProduct(rows, columns)
        : new PlainGramProduct(rows, columns);
  }

  /** Takes an m×n matrix; it holds until the next load of any product on this thread. */
  abstract void load(float[] matrix);

  /** {@link #product} ← WᵀWv; returns ‖Wv‖². */
  abstract double times(double[] vector);

  /** n numbers that every call of {@link #times} overwrites. */
  final double[] product() {
    return product;
  }
}
