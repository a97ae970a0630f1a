package org.refigure.optim;

import org.refigure.optim.Projection.View;

/**
 * SGDP: momentum without dampening whose update loses its radial part on scale-invariant weights
 * (Heo et al., ICLR 2021, arXiv 2006.08217, Algorithm 1).
 *
 * <p>One step: b ← μb + g, p = b (or g + μb with Nesterov's look-ahead), q = Π_w(p) where the
 * {@link Projection} finds w scale invariant, else q = p; then w ← w(1 − ηλρ/(1−μ)) − ηq with ρ the
 * decay ratio where projected, else 1.
 *
 * @param momentum μ, in [0, 1)
 * @param nesterov whether to look ahead
 * @param projection when to project; δ = 0 makes it SGD with decoupled decay
 * @param decayRatio ρ, in [0, 1]
 */
public record SgdP(double momentum, boolean nesterov, Projection projection, double decayRatio)
    implements Optimizer {
  /** The paper's setting: momentum 0.9, δ = 0.1, ρ = 0.1. */
  public static final SgdP STANDARD = new SgdP(0.9, false, new Projection(0.1), 0.1);

  /**
   * A tensor in training. A value: a step gives a new one.
   *
   * @param weights w
   * @param buffer b
   * @param view as what the last step was projected
   */
  public record State(double[] weights, double[] buffer, View view) {}

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SgdP {
    Settings.requireDecay("momentum", momentum, "SGDP");
    Settings.requireShare("decayRatio", decayRatio, "SGDP");
  }

  /** The same with δ = 0: never projected and always fully decayed. */
  public SgdP unprojected() {
    return projected(new Projection(0));
  }

  /** The same with another projection. */
  public SgdP projected(Projection projection) {
    return new SgdP(momentum, nesterov, projection, decayRatio);
  }

  /** A tensor before its first step. */
  public State start(double[] weights) {
    return new State(weights.clone(), new double[weights.length], View.NONE);
  }

  @Override
  public String name() {
    return "SGDP";
  }

  /** One step; a row of the projection is what leads to one output. */
  @Override
  public void step(Tensor tensor, Pace pace) {
    View view = tensor.view(projection);
    double[] update = update(tensor.state("momentum"), tensor.gradient());
    double ratio = (view == View.NONE ? 1 : decayRatio) / (1 - momentum);
    tensor.move(
        tensor.tangential(update, view), new Pace(pace.learningRate(), pace.shrink() * ratio));
  }

  /**
   * One step, as a pure function; the arguments are those of {@link AdamP#step}.
   *
   * @throws IllegalArgumentException if sizes do not fit, or η or λ is negative or not finite
   */
  public State step(
      State before, double[] gradient, double learningRate, double weightDecay, int... shape) {
    Settings.requireRate("learningRate", learningRate, "SGDP");
    Settings.requireRate("weightDecay", weightDecay, "SGDP");
    View view = projection.view(before.weights, gradient, shape);
    double[] buffer = before.buffer.clone();
    double[] update = update(buffer, gradient);
    update = Projection.tangential(update, before.weights, view, shape[0]);
    double ratio = view == View.NONE ? 1 : decayRatio;
    double keep = 1 - learningRate * weightDecay * ratio / (1 - momentum);
    double[] weights = before.weights.clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = keep * weights[i] - learningRate * update[i];
    }
    return new State(weights, buffer, view);
  }

  /** p, from a buffer that is moved on in place. */
  private double[] update(double[] buffer, double[] gradient) {
    double[] update = new double[gradient.length];
    for (int i = 0; i < gradient.length; i++) {
      buffer[i] = momentum * buffer[i] + gradient[i];
      update[i] = nesterov ? gradient[i] + momentum * buffer[i] : buffer[i];
    }
    return update;
  }
}
