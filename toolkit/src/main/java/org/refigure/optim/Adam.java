package org.refigure.optim;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980, Algorithm 1): m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², u =
 * m̂/(√v̂ + ε) with m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ). Decay joins the gradient, so it passes through
 * m and v; {@link AdamW} is the same rule with decay beside the update.
 *
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, at least 0, added after the bias correction
 */
public record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
  /** The paper's setting: (0.9, 0.999), ε = 1e-8. */
  public static final Adam STANDARD = new Adam(0.9, 0.999, 1e-8);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Adam {
    Settings.requireDecay("beta1", beta1, "Adam");
    Settings.requireDecay("beta2", beta2, "Adam");
    Settings.requireRate("epsilon", epsilon, "Adam");
  }

  @Override
  public Decay decay() {
    return Decay.GRADIENT;
  }

  @Override
  public void step(Tensor tensor, Pace pace) {
    tensor.move(direction(tensor), pace);
  }

  /** u, from moments that it moves on. */
  double[] direction(Tensor tensor) {
    double[] gradient = tensor.gradient();
    double[] first = tensor.state("first");
    double[] second = tensor.state("second");
    double[] update = new double[gradient.length];
    double correct1 = 1 / (1 - Math.pow(beta1, tensor.steps()));
    double correct2 = 1 / (1 - Math.pow(beta2, tensor.steps()));
    for (int i = 0; i < gradient.length; i++) {
      double g = gradient[i];
      first[i] = beta1 * first[i] + (1 - beta1) * g;
      second[i] = beta2 * second[i] + (1 - beta2) * g * g;
      update[i] = correct1 * first[i] / (Math.sqrt(correct2 * second[i]) + epsilon);
    }
    return update;
  }
}
