package org.refigure.model;

import java.util.List;

/**
 * One step of a {@link Network}: a function of a batch of rows with its gradient and its
 * directional derivative, both taken at the last input of {@link #forward}.
 */
public sealed interface Layer permits Dense, Nonlinearity {
  /** The outputs of a batch. */
  Matrix forward(Matrix x);

  /** From ∂loss/∂output to ∂loss/∂input; leaves the gradients of the layer's parameters. */
  Matrix backward(Matrix outputGradient);

  /**
   * The derivative of the output when the input moves along {@code inputTangent} and every
   * parameter along its direction.
   */
  Matrix tangent(Matrix inputTangent);

  /** The tensors to be trained; none by default. */
  default List<Parameter> parameters() {
    return List.of();
  }
}
