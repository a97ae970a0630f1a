package org.refigure.spectrum;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.openblas.global.openblas;

/**
 * Two calls of OpenBLAS' sgemv on a float32 matrix outside the heap, which is not copied: for
 * matrices of checkpoints, a gigabyte each. Its sums are in single precision, an error of about
 * 1e-6 of the value.
 */
final class OpenBlasFloatProduct extends GramProduct {
  private final FloatBuffer matrix;
  private final FloatBuffer vector;
  private final FloatBuffer image;
  private final FloatBuffer result;

  /** Of a direct buffer that holds m·n numbers, row after row. */
  OpenBlasFloatProduct(FloatBuffer matrix, int rows, int columns) {
    super(rows, columns);
    this.matrix = matrix;
    vector = outsideTheHeap(columns);
    image = outsideTheHeap(rows);
    result = outsideTheHeap(columns);
  }

  @Override
  void load(float[] other) {
    matrix.put(0, other);
  }

  @Override
  double times(double[] direction) {
    for (int i = 0; i < columns; i++) {
      vector.put(i, (float) direction[i]);
    }
    multiply(openblas.CblasNoTrans, vector, image);
    multiply(openblas.CblasTrans, image, result);
    double[] product = product();
    for (int i = 0; i < columns; i++) {
      product[i] = result.get(i);
    }
    double squared = 0;
    for (int i = 0; i < rows; i++) {
      double each = image.get(i);
      squared += each * each;
    }
    return squared;
  }

  /** y ← Wx or Wᵀx. */
  private void multiply(int transposition, FloatBuffer x, FloatBuffer y) {
    openblas.cblas_sgemv(
        openblas.CblasRowMajor, transposition, rows, columns, 1, matrix, columns, x, 1, 0, y, 1);
  }

  private static FloatBuffer outsideTheHeap(int length) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(length, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
