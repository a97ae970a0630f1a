package org.refigure.fused;

import org.refigure.model.Blas;
import org.refigure.model.MatrixView;

/**
 * Weights that one product reads, W, and their gradient: y = α·x·W; dx = α·dy·Wᵀ and dW = α·xᵀ·dy.
 *
 * <p>Matrices with a common input stand side by side, so that OpenBLAS rearranges x once for them,
 * and the gradient of x needs no sum.
 */
final class Panel {
  private final Blas blas = Blas.openBlas();
  private final float factor;
  private MatrixView values;
  private MatrixView turned;
  private MatrixView gradient;

  /**
   * A panel of zeros.
   *
   * @param factor α
   */
  Panel(int rows, int columns, double factor) {
    this.factor = (float) factor;
    values = MatrixView.zeros(rows, columns);
    turned = values.transpose();
    gradient = MatrixView.withRoom(rows, columns);
  }

  /** Whether a matrix of this shape is all of W. */
  boolean is(int rows, int columns) {
    return values.rows() == rows && values.columns() == columns;
  }

  /** Lets W be the numbers of an array. */
  void read(float[] array) {
    if (values.data() != array) {
      values = MatrixView.of(array, values.rows(), values.columns());
      turned = values.transpose();
    }
  }

  /** Lets dW be the numbers of an array. */
  void write(float[] array) {
    if (gradient.data() != array) {
      gradient = MatrixView.of(array, gradient.rows(), gradient.columns());
    }
  }

  /** Some columns of W. */
  MatrixView values(int from, int count) {
    return values.columns(from, count);
  }

  /** Some columns of dW. */
  MatrixView gradient(int from, int count) {
    return gradient.columns(from, count);
  }

  /** y ← keep·y + α·x·W. */
  void forward(Sheet x, float keep, MatrixView y) {
    blas.multiplyInPieces(factor, x.plain(), values, keep, y);
  }

  /** dx ← α·dy·Wᵀ. */
  void backward(MatrixView dy, MatrixView dx) {
    blas.multiply(factor, dy, turned, 0, dx);
  }

  /** dW ← keep·dW + α·xᵀ·dy. */
  void collect(Sheet x, float keep, MatrixView dy) {
    blas.multiplyInPieces(factor, x.turned(), dy, keep, gradient);
  }
}
