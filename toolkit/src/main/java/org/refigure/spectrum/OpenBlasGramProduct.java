package org.refigure.spectrum;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import org.bytedeco.openblas.global.openblas;
import org.refigure.blas.OpenBlasLibrary;

/**
 * Two calls of OpenBLAS' dgemv, on one thread, on a copy of the matrix outside the heap.
 *
 * <p>All matrices of a thread share the room for that copy, which is as large as the largest.
 */
final class OpenBlasGramProduct extends GramProduct {
  private static final ThreadLocal<DoubleBuffer> MATRIX =
      ThreadLocal.withInitial(() -> outsideTheHeap(1));

  private final DoubleBuffer vector;
  private final DoubleBuffer image;
  private final DoubleBuffer result;
  private final double[] images;

  /** Where {@link #available}. */
  OpenBlasGramProduct(int rows, int columns) {
    super(rows, columns);
    vector = outsideTheHeap(columns);
    image = outsideTheHeap(rows);
    result = outsideTheHeap(columns);
    images = new double[rows];
  }

  /** Whether OpenBLAS loads on this platform. */
  static boolean available() {
    return Loading.LOADED;
  }

  @Override
  void load(float[] matrix) {
    DoubleBuffer copy = MATRIX.get();
    if (copy.capacity() < matrix.length) {
      copy = outsideTheHeap(matrix.length);
      MATRIX.set(copy);
    }
    for (int i = 0; i < matrix.length; i++) {
      copy.put(i, matrix[i]);
    }
  }

  @Override
  double times(double[] direction) {
    vector.put(0, direction);
    multiply(openblas.CblasNoTrans, vector, image);
    multiply(openblas.CblasTrans, image, result);
    result.get(0, product());
    image.get(0, images);
    double squared = 0;
    for (double each : images) {
      squared += each * each;
    }
    return squared;
  }

  /** y ← Wx or Wᵀx. */
  private void multiply(int transposition, DoubleBuffer x, DoubleBuffer y) {
    openblas.cblas_dgemv(
        openblas.CblasRowMajor,
        transposition,
        rows,
        columns,
        1,
        MATRIX.get(),
        columns,
        x,
        1,
        0,
        y,
        1);
  }

  private static DoubleBuffer outsideTheHeap(int length) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(length, Double.BYTES))
        .order(ByteOrder.nativeOrder())
        .asDoubleBuffer();
  }

  /** The JVM initialises this class once, whichever thread comes first. */
  private static final class Loading {
    static final boolean LOADED = load();

    private static boolean load() {
      try {
        OpenBlasLibrary.load();
        return true;
      } catch (LinkageError | RuntimeException noLibraryForThisPlatform) {
        return false;
      }
    }
  }
}
