package org.refigure.model;

/**
 * One tensor of a network with what training needs beside it; all three are changed in place.
 *
 * @param name unique within its network, for example {@code W1}, {@code b1} or {@code gain1}
 * @param values the weights; a row for each output, or one row for a bias or a norm's gain
 * @param gradient ∂loss/∂values of the last {@link Network#backward}
 * @param direction the tensor's part of a direction in parameter space, see {@link Network#tangent}
 */
public record Parameter(String name, Matrix values, Matrix gradient, Matrix direction) {
  /** A tensor with a gradient and a direction of zeros. */
  public static Parameter of(String name, Matrix values) {
    return new Parameter(name, values, likewise(values), likewise(values));
  }

  /** True for a single row: biases, norm gains. */
  public boolean isVector() {
    return values.rows() == 1;
  }

  /** direction ← −gradient. */
  public void pointAgainstGradient() {
    for (int i = 0; i < direction.data().length; i++) {
      direction.data()[i] = -gradient.data()[i];
    }
  }

  private static Matrix likewise(Matrix values) {
    return Matrix.zeros(values.rows(), values.columns());
  }
}
