package org.refigure.optim;

/**
 * AdamW with decay coupled to the learning rate (Loshchilov and Hutter, arXiv 1711.05101).
 *
 * <p>One step on each weight: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², u = m̂/(√v̂ + ε) with m̂ =
 * m/(1−β₁ᵗ) and v̂ = v/(1−β₂ᵗ), then w ← (1−ηλ)w − ηu. The ε stands after the bias correction.
 *
 * @param beta1 decay of the first moment, in [0, 1); 0 leaves the gradient itself
 * @param beta2 decay of the second moment, in [0, 1); with β₁ = β₂ = 0, u is the sign of g
 * @param epsilon added to √v̂; at least 0
 */
public record AdamW(double beta1, double beta2, double epsilon) {
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
      throw new IllegalArgumentException("epsilon = %s must be ≥ 0 (AdamW)".formatted(epsilon));
    }
  }

  /** Moments of {@code size} weights before the first step: all zero. */
  public Moments start(int size) {
    return new Moments(size);
  }

  /**
   * Takes one step in place.
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
          "weights, gradient, moments have %d, %d, %d entries: they must have equally many"
              .formatted(weights.length, gradient.length, moments.first.length));
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

    private Moments(int size) {
      first = new float[size];
      second = new float[size];
    }

    /** How many steps were taken. */
    public long steps() {
      return steps;
    }
  }
}
