package org.refigure.bench;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.refigure.model.Matrix;

/**
 * The fastest a thread of this machine multiplies: one large float32 product of OpenBLAS, outside
 * the heap so that nothing is copied.
 */
final class PeakProduct implements Candidate {
  private final int side;
  private final FloatPointer a;
  private final FloatPointer b;
  private final FloatPointer c;

  PeakProduct(int side) {
    this.side = side;
    Matrix.zeros(1, 1).product(Matrix.zeros(1, 1), Matrix.zeros(1, 1)); // one thread from here on
    a = random();
    b = random();
    c = new FloatPointer((long) side * side);
  }

  private FloatPointer random() {
    float[] values = new float[side * side];
    var random = new java.util.SplittableRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return new FloatPointer(values);
  }

  /** Rows and columns of each matrix. */
  int side() {
    return side;
  }

  /** 2·side³. */
  double flops() {
    return 2.0 * side * side * side;
  }

  @Override
  public Double call() {
    openblas.cblas_sgemm(
        openblas.CblasRowMajor,
        openblas.CblasNoTrans,
        openblas.CblasNoTrans,
        side,
        side,
        side,
        1,
        a,
        side,
        b,
        side,
        0,
        c,
        side);
    return (double) c.get(0);
  }

  @Override
  public void close() {
    a.close();
    b.close();
    c.close();
  }
}
