package org.refigure.paper.robustlayerwisescaling.gain;

import org.refigure.data.GaussianStream;
import org.refigure.model.Activation;
import org.refigure.model.Matrix;
import org.refigure.model.RmsNorm;

/**
 * The student of Model B: one pre-norm residual block between an embedding and a read-out.
 *
 * <p>h = sE, h₂ = h + SiLU(RMSNorm(h)W₁)W₂, ŷ = c·RMSNorm(h₂)R. E and R are vector-like (one side
 * grows with the width d), W₁ (d × 2d) and W₂ (2d × d) matrix-like. R starts at zero.
 */
final class ResidualMlp {
  final Matrix embedding;
  final Matrix first;
  final Matrix second;
  final Matrix readOut;
  final Matrix embeddingGradient;
  final Matrix firstGradient;
  final Matrix secondGradient;
  final Matrix readOutGradient;
  final Matrix preactivation;
  final Matrix branch;
  final Matrix prediction;
  private final float multiplier;
  private final Matrix embedded;
  private final Matrix hidden;
  private final Matrix stream;
  private final Matrix predictionGradient;
  private final Matrix streamGradient;
  private final Matrix slope;
  private final Matrix hiddenGradient;
  private final Matrix inputGradient;
  private final RmsNorm inputNorm;
  private final RmsNorm outputNorm;
  private Matrix normedInput;
  private Matrix normedOutput;

  /** A student of width d with read-out multiplier c for batches of a fixed size. */
  ResidualMlp(int width, int batch, double multiplier, GaussianStream init) {
    this.multiplier = (float) multiplier;
    int inputs = FixedTask.INPUTS;
    int outputs = FixedTask.OUTPUTS;
    int hiddenWidth = 2 * width;
    embedding = Matrix.gaussian(inputs, width, 1 / Math.sqrt(inputs), init);
    first = Matrix.gaussian(width, hiddenWidth, 0.5 / Math.sqrt(width), init);
    second = Matrix.gaussian(hiddenWidth, width, 0.5 / Math.sqrt(hiddenWidth), init);
    readOut = Matrix.zeros(width, outputs);
    embeddingGradient = Matrix.zeros(inputs, width);
    firstGradient = Matrix.zeros(width, hiddenWidth);
    secondGradient = Matrix.zeros(hiddenWidth, width);
    readOutGradient = Matrix.zeros(width, outputs);
    embedded = Matrix.zeros(batch, width);
    preactivation = Matrix.zeros(batch, hiddenWidth);
    hidden = Matrix.zeros(batch, hiddenWidth);
    branch = Matrix.zeros(batch, width);
    stream = Matrix.zeros(batch, width);
    prediction = Matrix.zeros(batch, outputs);
    predictionGradient = Matrix.zeros(batch, outputs);
    streamGradient = Matrix.zeros(batch, width);
    slope = Matrix.zeros(batch, hiddenWidth);
    hiddenGradient = Matrix.zeros(batch, hiddenWidth);
    inputGradient = Matrix.zeros(batch, width);
    inputNorm = new RmsNorm(batch, width);
    outputNorm = new RmsNorm(batch, width);
    normedInput = embedded;
    normedOutput = stream;
  }

  /** ŷ for a batch s of rows; overwritten by the next call. */
  Matrix forward(Matrix inputs) {
    embedded.product(inputs, embedding);
    normedInput = inputNorm.forward(embedded);
    preactivation.product(normedInput, first);
    Activation.SILU.apply(preactivation, hidden, slope);
    branch.product(hidden, second);
    for (int i = 0; i < stream.data().length; i++) {
      stream.data()[i] = embedded.data()[i] + branch.data()[i];
    }
    normedOutput = outputNorm.forward(stream);
    prediction.product(normedOutput, readOut);
    scale(prediction);
    return prediction;
  }

  /** Loss mean((ŷ − y)²) of a batch; leaves its gradients in the gradient matrices. */
  double lossAndGradients(Matrix inputs, Matrix targets) {
    double loss = SquareError.gradient(forward(inputs), targets, predictionGradient);
    scale(predictionGradient);
    readOutGradient.productTransposedLeft(normedOutput, predictionGradient);
    streamGradient.productTransposedRight(predictionGradient, readOut);
    outputNorm.backward(streamGradient);
    secondGradient.productTransposedLeft(hidden, streamGradient);
    hiddenGradient.productTransposedRight(streamGradient, second);
    Activation.backward(hiddenGradient, slope);
    firstGradient.productTransposedLeft(normedInput, hiddenGradient);
    inputGradient.productTransposedRight(hiddenGradient, first);
    inputNorm.backward(inputGradient);
    for (int i = 0; i < inputGradient.data().length; i++) {
      inputGradient.data()[i] += streamGradient.data()[i];
    }
    embeddingGradient.productTransposedLeft(inputs, inputGradient);
    return loss;
  }

  /** Sublayer gain of W₁ on the last batch: rms(xW₁)/rms(x). */
  double firstGain() {
    return preactivation.rms() / normedInput.rms();
  }

  /** Sublayer gain of W₂ on the last batch: rms(hW₂)/rms(h). */
  double secondGain() {
    return branch.rms() / hidden.rms();
  }

  private void scale(Matrix matrix) {
    for (int i = 0; i < matrix.data().length; i++) {
      matrix.data()[i] *= multiplier;
    }
  }
}
