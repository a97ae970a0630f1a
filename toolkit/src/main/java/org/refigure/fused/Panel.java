package org.refigure.fused;

import org.refigure.model.Blas;
import org.refigure.model.MatrixView;

/**
 * Weights that one product reads, W: y = α·x·W; dx = α·dy·Wᵀ and dW = α·xᵀ·dy.
 *
 * <p>Matrices with a common input stand side by side, so that OpenBLAS rearranges x once for them,
 * and the gradient of x needs no sum.
 */
final class Panel {
  private final Blas blas = Blas.openBlas();
  private final float factor;
  private MatrixView values;
  private MatrixView turned;

  /**
   * A panel of zeros.
   *
   * @param factor α
   */
  Panel(int rows, int columns, double factor) {
    this.factor = (float) factor;
    values = MatrixView.zeros(rows, columns);
    turned = values.transpose();
  }

  /** Columns of W. */
  int columns() {
    return values.columns();
  }

  /** Lets W be the numbers of an array. */
  void read(float[] array) {
    if (values.data() != array) {
      values = MatrixView.of(array, values.rows(), values.columns());
      turned = values.transpose();
    }
  }

  /** Some columns of W. */
  MatrixView values(int from, int count) {
    return values.columns(from, count);
  }

  /** y ← keep·y + α·x·W. */
  void forward(Sheet x, float keep, MatrixView y) {
    blas.multiplyInPieces(factor, x.plain(), values, keep, y);
  }

  /** dx ← α·dy·Wᵀ. */
  void backward(MatrixView dy, MatrixView dx) {
    blas.multiply(factor, dy, turned, 0, dx);
  }

  /** dW ← keep·dW + α·xᵀ·dy, for some columns of W. */
  void collect(Sheet x, float keep, MatrixView dy, MatrixView gradient) {
    blas.multiplyInPieces(factor, x.turned(), dy, keep, gradient);
  }
}
