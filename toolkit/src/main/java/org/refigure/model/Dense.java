package org.refigure.model;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * y = xWᵀ + b for each row x. W is outputs × inputs, so that a row of W belongs to one output.
 *
 * <p>W and b start uniform in (−1/√inputs, 1/√inputs), as PyTorch's linear layer does.
 */
public final class Dense implements Layer {
  private final Parameter weights;
  private final Parameter bias;
  private Matrix input;

  /**
   * A layer with fresh weights.
   *
   * @param name what its parameters are told apart by: {@code W<name>}, {@code b<name>}
   */
  public Dense(String name, int inputs, int outputs, UniformRandomProvider init) {
    double bound = 1 / Math.sqrt(inputs);
    weights = Parameter.of("W" + name, Matrix.uniform(outputs, inputs, bound, init));
    bias = Parameter.of("b" + name, Matrix.uniform(1, outputs, bound, init));
    input = Matrix.zeros(1, inputs);
  }

  @Override
  public Matrix forward(Matrix x) {
    input = x;
    Matrix y = Matrix.zeros(x.rows(), weights.values().rows());
    y.productTransposedRight(x, weights.values());
    y.addToRows(bias.values());
    return y;
  }

  @Override
  public Matrix backward(Matrix outputGradient) {
    weights.gradient().productTransposedLeft(outputGradient, input);
    bias.gradient().sumOfRows(outputGradient);
    Matrix inputGradient = Matrix.zeros(input.rows(), input.columns());
    inputGradient.product(outputGradient, weights.values());
    return inputGradient;
  }

  /** ẏ = ẋWᵀ + xẆᵀ + ḃ. */
  @Override
  public Matrix tangent(Matrix inputTangent) {
    Matrix y = Matrix.zeros(input.rows(), weights.values().rows());
    Matrix moved = Matrix.zeros(input.rows(), weights.values().rows());
    y.productTransposedRight(inputTangent, weights.values());
    moved.productTransposedRight(input, weights.direction());
    y.add(moved);
    y.addToRows(bias.direction());
    return y;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights, bias);
  }
}
