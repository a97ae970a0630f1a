package org.refigure.spectrum;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Two calls of OpenBLAS' sgemv for every block of rows of a float32 matrix outside the heap, which
 * is not copied: for matrices of checkpoints, a gigabyte each. The second call finds the block in
 * the second cache, so a product reads the memory once. Its sums are in single precision, an error
 * of about 1e-6 of the value.
 */
final class OpenBlasFloatProduct extends GramProduct {
  /** Half a megabyte. */
  private static final int BLOCK = 1 << 17;

  private final FloatBuffer matrix;
  private final FloatPointer numbers;
  private final FloatPointer vector;
  private final FloatPointer image;
  private final FloatPointer result;
  private final float[] narrow;

  /** Of a direct buffer that holds m·n numbers, row after row. */
  OpenBlasFloatProduct(FloatBuffer matrix, int rows, int columns) {
    super(rows, columns);
    this.matrix = matrix;
    numbers = new FloatPointer(matrix.duplicate().clear());
    vector = outsideTheHeap(columns);
    image = outsideTheHeap(rows);
    result = outsideTheHeap(columns);
    narrow = new float[Math.max(rows, columns)];
  }

  @Override
  void load(float[] other) {
    matrix.put(0, other);
  }

  @Override
  double times(double[] direction) {
    for (int i = 0; i < columns; i++) {
      narrow[i] = (float) direction[i];
    }
    vector.put(narrow, 0, columns);
    result.fill(0);
    int most = Math.max(1, BLOCK / columns);
    for (int row = 0; row < rows; row += most) {
      numbers.position((long) row * columns);
      image.position(row);
      int count = Math.min(most, rows - row);
      multiply(openblas.CblasNoTrans, count, vector, 0, image);
      multiply(openblas.CblasTrans, count, image, 1, result);
    }
    result.get(narrow, 0, columns);
    double[] product = product();
    for (int i = 0; i < columns; i++) {
      product[i] = narrow[i];
    }
    image.position(0).get(narrow, 0, rows);
    double squared = 0;
    for (int i = 0; i < rows; i++) {
      squared += (double) narrow[i] * narrow[i];
    }
    return squared;
  }

  /** y ← Wx or Wᵀx of a block of rows, or that added to y. */
  private void multiply(int transposition, int count, FloatPointer x, float keep, FloatPointer y) {
    openblas.cblas_sgemv(
        openblas.CblasRowMajor,
        transposition,
        count,
        columns,
        1,
        numbers,
        columns,
        x,
        1,
        keep,
        y,
        1);
  }

  /** Zeros, which count against the limit of direct buffers alone. */
  private static FloatPointer outsideTheHeap(int length) {
    return new FloatPointer(
        ByteBuffer.allocateDirect(Math.multiplyExact(length, Float.BYTES))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer());
  }
}
