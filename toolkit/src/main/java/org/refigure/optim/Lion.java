package org.refigure.optim;

/**
 * Lion (Chen et al., arXiv 2302.06675, Algorithm 2): u = sign(β₁m + (1−β₁)g), then m ← β₂m +
 * (1−β₂)g; sign(0) = 0. Decay stands beside the update, coupled to the rate.
 *
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 */
public record Lion(double beta1, double beta2) implements Optimizer {
  /** The paper's setting: (0.9, 0.99). */
  public static final Lion STANDARD = new Lion(0.9, 0.99);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Lion {
    Settings.requireDecay("beta1", beta1, "Lion");
    Settings.requireDecay("beta2", beta2, "Lion");
  }

  @Override
  public void step(Tensor tensor, Pace pace) {
    double[] gradient = tensor.gradient();
    double[] momentum = tensor.state("momentum");
    double[] update = new double[gradient.length];
    for (int i = 0; i < gradient.length; i++) {
      update[i] = Math.signum(beta1 * momentum[i] + (1 - beta1) * gradient[i]);
      momentum[i] = beta2 * momentum[i] + (1 - beta2) * gradient[i];
    }
    tensor.move(update, pace);
  }
}
