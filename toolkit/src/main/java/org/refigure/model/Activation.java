package org.refigure.model;

import org.apache.commons.numbers.gamma.Erfc;

/** An element-wise non-linearity φ with its derivative. */
public enum Activation {
  /** φ(x) = x/(1+e^−x). */
  SILU {
    @Override
    float value(float x) {
      return x * sigmoid(x);
    }

    @Override
    void evaluate(float x, float[] values, float[] slopes, int i) {
      float s = sigmoid(x);
      values[i] = x * s;
      slopes[i] = s * (1 + x * (1 - s));
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
    void evaluate(float x, float[] values, float[] slopes, int i) {
      values[i] = value(x);
      slopes[i] = x > 0 ? 1 : 0;
    }
  },
  /**
   * φ(x) = x·Φ(x) with the normal distribution function Φ (Hendrycks and Gimpel, arXiv 1606.08415).
   */
  GELU {
    @Override
    float value(float x) {
      return x * normalDistribution(x);
    }

    @Override
    void evaluate(float x, float[] values, float[] slopes, int i) {
      float cumulative = normalDistribution(x);
      values[i] = x * cumulative;
      slopes[i] = (float) (cumulative + x * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI));
    }
  };

  abstract float value(float x);

  /** Writes φ(x) and φ′(x) to place i of both arrays. */
  abstract void evaluate(float x, float[] values, float[] slopes, int i);

  /** output ← φ(input), entry by entry. */
  public void apply(Matrix input, Matrix output) {
    float[] from = input.data();
    float[] to = output.data();
    for (int i = 0; i < from.length; i++) {
      to[i] = value(from[i]);
    }
  }

  /**
   * output ← φ(input) and slope ← φ′(input) in one pass, so that the exponential is taken once.
   *
   * @param slope what {@link #backward} needs
   */
  public void apply(Matrix input, Matrix output, Matrix slope) {
    float[] from = input.data();
    for (int i = 0; i < from.length; i++) {
      evaluate(from[i], output.data(), slope.data(), i);
    }
  }

  /** gradient ← gradient·slope, entry by entry: from ∂L/∂φ(x) to ∂L/∂x. */
  public static void backward(Matrix gradient, Matrix slope) {
    float[] g = gradient.data();
    float[] s = slope.data();
    for (int i = 0; i < g.length; i++) {
      g[i] *= s[i];
    }
  }

  private static float normalDistribution(float x) {
    return (float) (0.5 * Erfc.value(-x / Math.sqrt(2)));
  }

  private static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }
}
