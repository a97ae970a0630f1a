package org.refigure.fused;

import java.util.Arrays;
import org.refigure.model.Llama;

/**
 * The norm of every head's queries or keys before they turn (qk-norm): y = x̂ ⊙ g with x̂ as in
 * {@link Normalisation} and one gain g for all heads.
 *
 * <p>Backward: dg = Σ dy ⊙ x̂ over positions and heads, and dx̂ = dy ⊙ g.
 */
final class HeadNorm {
  private final int heads;
  private final int size;
  private final Padding half;
  private final Normalisation norm;
  private final float[] gain;
  private final float[] gainGradient;
  private final float[] normalised;
  private final float[] factors;

  /**
   * The norm of a micro-batch.
   *
   * @param half d_h as two padded halves
   */
  HeadNorm(Llama llama, Padding half, int rows) {
    heads = llama.heads();
    size = half.size();
    this.half = half;
    norm = new Normalisation(size, half.count(), Llama.NORM_EPSILON);
    gain = new float[size];
    gainGradient = new float[size];
    normalised = new float[rows * heads * size];
    factors = new float[rows * heads];
  }

  /** Takes the gain, or one where the model has none, and forgets the gradients. */
  void start(float[] values) {
    for (int i = 0; i < half.count(); i++) {
      gain[half.at(i)] = values.length == 0 ? 1 : values[i];
    }
    Arrays.fill(gainGradient, 0);
  }

  /** Adds the gradient of the gain. */
  void addTo(float[] gradient) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += gainGradient[half.at(i)];
    }
  }

  /** Normalises all heads of a row in place. */
  void forward(int row, float[] x, int at) {
    for (int head = 0; head < heads; head++) {
      int own = (row * heads + head) * size;
      int from = at + head * size;
      factors[row * heads + head] = norm.forward(x, from, normalised, own);
      for (int i = 0; i < size; i++) {
        x[from + i] = normalised[own + i] * gain[i];
      }
    }
  }

  /** Gradients of all heads of a row, in place. */
  void backward(int row, float[] dx, int at) {
    for (int head = 0; head < heads; head++) {
      int own = (row * heads + head) * size;
      int from = at + head * size;
      for (int i = 0; i < size; i++) {
        gainGradient[i] += dx[from + i] * normalised[own + i];
        dx[from + i] *= gain[i];
      }
      norm.backward(normalised, own, factors[row * heads + head], dx, from, 0, dx, from);
    }
  }
}
