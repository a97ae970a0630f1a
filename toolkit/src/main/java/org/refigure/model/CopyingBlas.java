package org.refigure.model;

import java.nio.FloatBuffer;
import org.bytedeco.openblas.global.openblas;

/** Products through JavaCPP, which copies the arrays into native memory and back. */
final class CopyingBlas extends Blas {
  @Override
  void sgemm(
      float alpha,
      MatrixView a,
      MatrixView b,
      float beta,
      MatrixView c,
      int row,
      int column,
      int rows,
      int columns) {
    openblas.cblas_sgemm(
        openblas.CblasRowMajor,
        order(a.transposed()),
        order(b.transposed()),
        rows,
        columns,
        a.width(),
        alpha,
        from(a, a.at(row, 0)),
        a.stride(),
        from(b, b.at(0, column)),
        b.stride(),
        beta,
        from(c, c.at(row, column)),
        c.stride());
  }

  @Override
  void ssyrk(MatrixView a, MatrixView c) {
    openblas.cblas_ssyrk(
        openblas.CblasRowMajor,
        openblas.CblasUpper,
        order(a.transposed()),
        c.rows(),
        a.width(),
        1,
        from(a, a.offset()),
        a.stride(),
        0,
        from(c, c.offset()),
        c.stride());
  }

  @Override
  void dgemm(
      DoubleMatrix a, boolean transposeA, DoubleMatrix b, boolean transposeB, DoubleMatrix c) {
    openblas.cblas_dgemm(
        openblas.CblasRowMajor,
        order(transposeA),
        order(transposeB),
        c.rows(),
        c.columns(),
        transposeA ? a.rows() : a.columns(),
        1,
        a.data(),
        a.columns(),
        b.data(),
        b.columns(),
        0,
        c.data(),
        c.columns());
  }

  /** JavaCPP copies a buffer over an array from its position on. */
  private static FloatBuffer from(MatrixView view, int at) {
    return FloatBuffer.wrap(view.data(), at, view.data().length - at);
  }

  @Override
  public boolean copies() {
    return true;
  }
}
