package org.refigure.optim;

import java.util.Locale;

/**
 * AdamW with decay beside the update and coupled to the learning rate (Loshchilov and Hutter, arXiv
 * 1711.05101, as PyTorch has it); {@code with(Decay.INDEPENDENT)} is their text's.
 *
 * <p>One step on each weight: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², u = m̂/(√v̂ + ε) with m̂ =
 * m/(1−β₁ᵗ) and v̂ = v/(1−β₂ᵗ), then w ← (1−ηλ)w − ηu. The ε stands after the bias correction.
 *
 * @param beta1 decay of the first moment, in [0, 1); 0 leaves the gradient itself
 * @param beta2 decay of the second moment, in [0, 1); with β₁ = β₂ = 0, u is the sign of g
 * @param epsilon added to √v̂; at least 0
 */
public record AdamW(double beta1, double beta2, double epsilon) implements Optimizer {
  /** PyTorch's setting: (0.9, 0.999), ε = 1e-8. */
  public static final AdamW STANDARD = new AdamW(0.9, 0.999, 1e-8);

  /** The setting of the language-model papers: (0.9, 0.95), ε = 1e-8. */
  public static final AdamW LANGUAGE_MODEL = new AdamW(0.9, 0.95, 1e-8);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if β₁ or β₂ is outside [0, 1) or ε is negative
   */
  public AdamW {
    Settings.requireDecay("beta1", beta1, "AdamW");
    Settings.requireDecay("beta2", beta2, "AdamW");
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "epsilon = %s must be ≥ 0 (AdamW)", epsilon));
    }
  }

  /** One step in double precision; a {@link Recipe} takes float32 weights by the float32 step. */
  @Override
  public void step(Tensor tensor, Pace pace) {
    tensor.move(new Adam(beta1, beta2, epsilon).direction(tensor), pace);
  }

  /** Moments of {@code size} weights before the first step: all zero. */
  public Moments start(int size) {
    return new Moments(new float[size], new float[size], 0);
  }

  /**
   * Takes one step in place, in float32.
   *
   * @param weights w, changed in place
   * @param gradient g on entry; on return the update u, so that a probe can look at it
   * @param moments the state of these weights, advanced by one step
   * @param learningRate η of this step, at least 0
   * @param weightDecay λ, at least 0; the weights shrink by ηλ
   * @throws IllegalArgumentException if lengths differ, or η or λ is negative or not finite
   */
  public void step(
      float[] weights, float[] gradient, Moments moments, double learningRate, double weightDecay) {
    Settings.requireRate("learningRate", learningRate, "AdamW");
    Settings.requireRate("weightDecay", weightDecay, "AdamW");
    if (weights.length != gradient.length || weights.length != moments.first.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "weights, gradient, moments have %d, %d, %d entries: they must have equally many",
              weights.length,
              gradient.length,
              moments.first.length));
    }
    moments.steps++;
    float[] first = moments.first;
    float[] second = moments.second;
    float keep1 = (float) beta1;
    float keep2 = (float) beta2;
    float take1 = (float) (1 - beta1);
    float take2 = (float) (1 - beta2);
    float correct1 = (float) (1 / (1 - Math.pow(beta1, moments.steps)));
    float correct2 = (float) (1 / (1 - Math.pow(beta2, moments.steps)));
    float eps = (float) epsilon;
    float shrink = (float) (1 - learningRate * weightDecay);
    float rate = (float) learningRate;
    for (int i = 0; i < weights.length; i++) {
      float g = gradient[i];
      float m = keep1 * first[i] + take1 * g;
      float v = keep2 * second[i] + take2 * g * g;
      float u = correct1 * m / ((float) Math.sqrt(correct2 * v) + eps);
      first[i] = m;
      second[i] = v;
      gradient[i] = u;
      weights[i] = shrink * weights[i] - rate * u;
    }
  }

  /** The first and second moment of a set of weights and how many steps they have seen. */
  public static final class Moments {
    private final float[] first;
    private final float[] second;
    private long steps;

    /**
     * Moments as they were after some steps; the arrays are shared.
     *
     * @param first m, one entry per weight
     * @param second v, one entry per weight
     * @param steps how many steps they have seen, at least 0
     * @throws IllegalArgumentException if the lengths differ or the steps are negative
     */
    public Moments(float[] first, float[] second, long steps) {
      if (first.length != second.length || steps < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "moments of %d and %d entries after %d steps must have equally many, after ≥ 0 steps",
                first.length,
                second.length,
                steps));
      }
      this.first = first;
      this.second = second;
      this.steps = steps;
    }

    /** m, shared. */
    float[] first() {
      return first;
    }

    /** v, shared. */
    float[] second() {
      return second;
    }

    /** How many steps were taken. */
    public long steps() {
      return steps;
    }
  }
}
