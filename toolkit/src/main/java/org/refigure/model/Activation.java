package org.refigure.model;

/** An element-wise non-linearity φ with its derivative. */
public enum Activation {
  /** φ(x) = x/(1+e^−x). */
  SILU {
    @Override
    float value(float x) {
      return x * sigmoid(x);
    }

    @Override
    float slope(float x) {
      float s = sigmoid(x);
      return s * (1 + x * (1 - s));
    }
  },
  /**
   * φ(x) = max(x, 0); homogeneous, so that a following norm makes both matrices scale invariant.
   */
  RELU {
    @Override
    float value(float x) {
      return Math.max(x, 0);
    }

    @Override
    float slope(float x) {
      return x > 0 ? 1 : 0;
    }
  };

  abstract float value(float x);

  abstract float slope(float x);

  /** output ← φ(input), entry by entry. */
  public void apply(Matrix input, Matrix output) {
    float[] from = input.data();
    float[] to = output.data();
    for (int i = 0; i < from.length; i++) {
      to[i] = value(from[i]);
    }
  }

  /** gradient ← gradient·φ′(input), entry by entry: from ∂L/∂φ to ∂L/∂input. */
  public void backward(Matrix input, Matrix gradient) {
    float[] x = input.data();
    float[] g = gradient.data();
    for (int i = 0; i < x.length; i++) {
      g[i] *= slope(x[i]);
    }
  }

  private static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }
}
