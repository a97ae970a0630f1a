package org.refigure.optim;

/**
 * Stochastic gradient descent: b ← μb + (1 − δ)g from b = 0, then u = b, or g + μb with Nesterov's
 * look-ahead (with dampening (1 − δ)g + μb); w ← w − ηu (Sutskever et al., ICML 2013, in the form
 * without the rate inside the buffer). Decay joins the gradient.
 *
 * @param momentum μ, in [0, 1); 0 is the plain rule
 * @param nesterov whether to look ahead
 * @param dampening δ, in [0, 1]: 0 sums gradients, μ averages them
 */
public record Sgd(double momentum, boolean nesterov, double dampening) implements Optimizer {
  /** u = g. */
  public static final Sgd PLAIN = new Sgd(0, false, 0);

  /** μ = 0.9, gradients summed. */
  public static final Sgd MOMENTUM = new Sgd(0.9, false, 0);

  /** μ = 0.9 with look-ahead. */
  public static final Sgd NESTEROV = new Sgd(0.9, true, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Sgd {
    Settings.requireDecay("momentum", momentum, "SGD");
    Settings.requireShare("dampening", dampening, "SGD");
  }

  /** Momentum that averages gradients: b ← μb + (1 − μ)g. */
  public static Sgd averaged(double momentum) {
    return new Sgd(momentum, false, momentum);
  }

  @Override
  public String name() {
    if (momentum == 0) {
      return "SGD";
    }
    return nesterov ? "SGD Nesterov" : "SGD momentum";
  }

  @Override
  public Decay decay() {
    return Decay.GRADIENT;
  }

  @Override
  public void step(Tensor tensor, Pace pace) {
    double[] gradient = tensor.gradient();
    if (momentum == 0) {
      tensor.move(gradient, pace);
      return;
    }
    double take = 1 - dampening;
    double[] buffer = tensor.state("momentum");
    double[] update = new double[gradient.length];
    for (int i = 0; i < gradient.length; i++) {
      buffer[i] = momentum * buffer[i] + take * gradient[i];
      update[i] = nesterov ? take * gradient[i] + momentum * buffer[i] : buffer[i];
    }
    tensor.move(update, pace);
  }
}
