package org.refigure.model;

/**
 * Root-mean-square norm of each row, without gains (Zhang and Sennrich, arXiv 1910.07467).
 *
 * <p>y = z/r with r² = mean(z²) + ε. Scaling z by a constant leaves y unchanged, so the gradient is
 * orthogonal to z and falls as 1/‖z‖: the reason why weight decay sets an effective learning rate.
 */
public final class RmsNorm {
  private static final double EPSILON = 1e-10;

  private final Matrix output;
  private final float[] inverse;

  /** A norm for inputs of this shape. */
  public RmsNorm(int rows, int columns) {
    output = Matrix.zeros(rows, columns);
    inverse = new float[rows];
  }

  /** The rows of {@code z}, each divided by its rms; overwritten by the next call. */
  public Matrix forward(Matrix z) {
    int n = z.columns();
    for (int row = 0; row < z.rows(); row++) {
      double sum = 0;
      for (int i = row * n; i < (row + 1) * n; i++) {
        sum += (double) z.data()[i] * z.data()[i];
      }
      float scale = (float) (1 / Math.sqrt(sum / n + EPSILON));
      inverse[row] = scale;
      for (int i = row * n; i < (row + 1) * n; i++) {
        output.data()[i] = scale * z.data()[i];
      }
    }
    return output;
  }

  /** gradient ← (gradient − y·mean(gradient·y))/r for each row: from ∂L/∂y to ∂L/∂z. */
  public void backward(Matrix gradient) {
    int n = gradient.columns();
    for (int row = 0; row < gradient.rows(); row++) {
      double inner = 0;
      for (int i = row * n; i < (row + 1) * n; i++) {
        inner += (double) gradient.data()[i] * output.data()[i];
      }
      float along = (float) (inner / n);
      for (int i = row * n; i < (row + 1) * n; i++) {
        gradient.data()[i] = inverse[row] * (gradient.data()[i] - along * output.data()[i]);
      }
    }
  }
}
