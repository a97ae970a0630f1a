package org.refigure.model;

/** y = φ(x), entry by entry. */
public final class Nonlinearity implements Layer {
  private final Activation activation;
  private Matrix input = Matrix.zeros(1, 1);

  /** A layer of this non-linearity. */
  public Nonlinearity(Activation activation) {
    this.activation = activation;
  }

  @Override
  public Matrix forward(Matrix x) {
    input = x;
    Matrix y = Matrix.zeros(x.rows(), x.columns());
    activation.apply(x, y);
    return y;
  }

  @Override
  public Matrix backward(Matrix outputGradient) {
    Matrix slope = Matrix.zeros(input.rows(), input.columns());
    activation.apply(input, Matrix.zeros(input.rows(), input.columns()), slope);
    Activation.backward(outputGradient, slope);
    return outputGradient;
  }

  /** ẏ = φ′(x)ẋ: the same product, since the Jacobian is diagonal. */
  @Override
  public Matrix tangent(Matrix inputTangent) {
    return backward(inputTangent);
  }
}
