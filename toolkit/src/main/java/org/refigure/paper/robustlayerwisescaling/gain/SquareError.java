package org.refigure.paper.robustlayerwisescaling.gain;

import org.refigure.model.Matrix;

/** The loss of Models A and B: mean((ŷ − y)²) over batch and outputs. */
final class SquareError {
  private SquareError() {}

  /** The loss; leaves ∂loss/∂ŷ = 2(ŷ − y)/count in {@code gradient}. */
  static double gradient(Matrix prediction, Matrix target, Matrix gradient) {
    float[] from = prediction.data();
    float[] to = target.data();
    float scale = 2f / from.length;
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      float difference = from[i] - to[i];
      sum += (double) difference * difference;
      gradient.data()[i] = scale * difference;
    }
    return sum / from.length;
  }
}
