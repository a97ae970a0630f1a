package org.refigure.model;

import org.refigure.data.GaussianStream;

/**
 * A network of two layers, ŷ = φ(xW₁)W₂, with its gradients written out by hand.
 *
 * <p>x is batch × inputs, W₁ is inputs × hidden, W₂ is hidden × outputs; there are no biases. It
 * allocates once, so a training step only computes.
 */
public final class Mlp {
  private final Activation activation;
  private final Matrix first;
  private final Matrix second;
  private final Matrix firstGradient;
  private final Matrix secondGradient;
  private final Matrix preactivation;
  private final Matrix hidden;
  private final Matrix slope;
  private final Matrix hiddenGradient;
  private final Matrix output;
  private final Matrix outputGradient;

  /**
   * The sizes of a network.
   *
   * @param inputs columns of x
   * @param hidden columns of W₁
   * @param outputs columns of ŷ
   * @param batch rows of x
   */
  public record Shape(int inputs, int hidden, int outputs, int batch) {}

  /** A network with weights of standard deviation 1/√fan-in. */
  public Mlp(Shape shape, Activation activation, GaussianStream init) {
    this.activation = activation;
    first = Matrix.gaussian(shape.inputs, shape.hidden, 1 / Math.sqrt(shape.inputs), init);
    second = Matrix.gaussian(shape.hidden, shape.outputs, 1 / Math.sqrt(shape.hidden), init);
    firstGradient = Matrix.zeros(shape.inputs, shape.hidden);
    secondGradient = Matrix.zeros(shape.hidden, shape.outputs);
    preactivation = Matrix.zeros(shape.batch, shape.hidden);
    hidden = Matrix.zeros(shape.batch, shape.hidden);
    slope = Matrix.zeros(shape.batch, shape.hidden);
    hiddenGradient = Matrix.zeros(shape.batch, shape.hidden);
    output = Matrix.zeros(shape.batch, shape.outputs);
    outputGradient = Matrix.zeros(shape.batch, shape.outputs);
  }

  /** ŷ for a batch; overwritten by the next call. */
  public Matrix forward(Matrix x) {
    preactivation.product(x, first);
    activation.apply(preactivation, hidden, slope);
    output.product(hidden, second);
    return output;
  }

  /** The loss mean((ŷ − y)²) over batch and outputs. */
  public double loss(Matrix x, Matrix y) {
    float[] predicted = forward(x).data();
    double sum = 0;
    for (int i = 0; i < predicted.length; i++) {
      double difference = predicted[i] - y.data()[i];
      sum += difference * difference;
    }
    return sum / predicted.length;
  }

  /** The same loss; leaves its gradients in the gradient matrices. */
  public double lossAndGradients(Matrix x, Matrix y) {
    double loss = loss(x, y);
    float scale = 2f / output.data().length;
    for (int i = 0; i < output.data().length; i++) {
      outputGradient.data()[i] = scale * (output.data()[i] - y.data()[i]);
    }
    secondGradient.productTransposedLeft(hidden, outputGradient);
    hiddenGradient.productTransposedRight(outputGradient, second);
    Activation.backward(hiddenGradient, slope);
    firstGradient.productTransposedLeft(x, hiddenGradient);
    return loss;
  }

  /** W₁, to be changed in place by an optimiser. */
  public Matrix first() {
    return first;
  }

  /** W₂, to be changed in place by an optimiser. */
  public Matrix second() {
    return second;
  }

  /** ∂loss/∂W₁ of the last {@link #lossAndGradients}. */
  public Matrix firstGradient() {
    return firstGradient;
  }

  /** ∂loss/∂W₂ of the last {@link #lossAndGradients}. */
  public Matrix secondGradient() {
    return secondGradient;
  }
}
