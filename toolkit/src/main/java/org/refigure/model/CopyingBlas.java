package org.refigure.model;

import java.nio.FloatBuffer;
import org.bytedeco.openblas.global.openblas;

/** Products through JavaCPP, which copies the arrays into native memory and back. */
final class CopyingBlas extends Blas {
  @Override
  void sgemm(float alpha, MatrixView a, MatrixView b, float beta, MatrixView c) {
    openblas.cblas_sgemm(
        openblas.CblasRowMajor,
        order(a.transposed()),
        order(b.transposed()),
        c.rows(),
        c.columns(),
        a.width(),
        alpha,
        from(a),
        a.stride(),
        from(b),
        b.stride(),
        beta,
        from(c),
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
        from(a),
        a.stride(),
        0,
        from(c),
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
  private static FloatBuffer from(MatrixView view) {
    return FloatBuffer.wrap(view.data(), view.offset(), view.data().length - view.offset());
  }

  @Override
  public boolean copies() {
    return true;
  }
}
