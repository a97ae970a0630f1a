package org.refigure.paper.robustlayerwisescaling.gain;

import org.refigure.data.GaussianStream;
import org.refigure.model.Activation;
import org.refigure.model.Matrix;
import org.refigure.model.RmsNorm;

/**
 * The student of Model A: ŷ = RMSNorm(φ(xW₁)W₂), the smallest network with a gain to control.
 *
 * <p>W₁ is d × m, W₂ is m × d, there are no biases and no norm gains. The norm makes ŷ blind to the
 * scale of W₂ (and of W₁ too when φ is ReLU), so nothing but learning rate and decay can hold it.
 * Gradients are written out by hand; a test holds them against finite differences and DJL.
 */
final class NormalizedMlp {
  final Matrix first;
  final Matrix second;
  final Matrix firstGradient;
  final Matrix secondGradient;
  private final Activation activation;
  private final Matrix preactivation;
  private final Matrix hidden;
  private final Matrix output;
  private final Matrix slope;
  private final Matrix hiddenGradient;
  private final Matrix outputGradient;
  private final RmsNorm norm;

  /** A student of width d and hidden width m for batches of a fixed size; init 0.5/√fan-in. */
  NormalizedMlp(int width, int hiddenWidth, int batch, Activation activation, GaussianStream init) {
    this.activation = activation;
    first = Matrix.gaussian(width, hiddenWidth, 0.5 / Math.sqrt(width), init);
    second = Matrix.gaussian(hiddenWidth, width, 0.5 / Math.sqrt(hiddenWidth), init);
    firstGradient = Matrix.zeros(width, hiddenWidth);
    secondGradient = Matrix.zeros(hiddenWidth, width);
    preactivation = Matrix.zeros(batch, hiddenWidth);
    hidden = Matrix.zeros(batch, hiddenWidth);
    output = Matrix.zeros(batch, width);
    slope = Matrix.zeros(batch, hiddenWidth);
    hiddenGradient = Matrix.zeros(batch, hiddenWidth);
    outputGradient = Matrix.zeros(batch, width);
    norm = new RmsNorm(batch, width);
  }

  /** ŷ for a batch x of rows; overwritten by the next call. */
  Matrix forward(Matrix x) {
    preactivation.product(x, first);
    activation.apply(preactivation, hidden, slope);
    output.product(hidden, second);
    return norm.forward(output);
  }

  /** Loss mean((ŷ − y)²) of a batch; leaves its gradients in the gradient matrices. */
  double lossAndGradients(Matrix x, Matrix y) {
    Matrix prediction = forward(x);
    double loss = SquareError.gradient(prediction, y, outputGradient);
    norm.backward(outputGradient);
    secondGradient.productTransposedLeft(hidden, outputGradient);
    hiddenGradient.productTransposedRight(outputGradient, second);
    Activation.backward(hiddenGradient, slope);
    firstGradient.productTransposedLeft(x, hiddenGradient);
    return loss;
  }

  /** Sublayer gain of W₁ on the last batch: rms(xW₁)/rms(x). */
  double firstGain(Matrix x) {
    return preactivation.rms() / x.rms();
  }

  /** Sublayer gain of W₂ on the last batch: rms(hW₂)/rms(h) with h = φ(xW₁). */
  double secondGain() {
    return output.rms() / hidden.rms();
  }
}
