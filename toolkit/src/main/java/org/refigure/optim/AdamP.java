package org.refigure.optim;

import org.refigure.optim.Projection.View;

/**
 * AdamP: Adam whose update loses its radial part on scale-invariant weights (Heo et al., ICLR 2021,
 * arXiv 2006.08217, Algorithm 2).
 *
 * <p>One step: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², p = m/(√v/√(1−β₂ᵗ) + ε), q = Π_w(p) where the
 * {@link Projection} finds w scale invariant and q = p elsewhere; then w ← w(1 − ηλρ) − η/(1−β₁ᵗ)·q
 * with ρ the decay ratio where projected, else 1. Double precision throughout.
 *
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, at least 0, added after the bias correction of v
 * @param projection when to project
 * @param decayRatio ρ, what is left of weight decay on projected tensors, in [0, 1]
 */
public record AdamP(
    double beta1, double beta2, double epsilon, Projection projection, double decayRatio)
    implements Optimizer {
  /** The paper's setting: (0.9, 0.999), ε = 1e-8, δ = 0.1, ρ = 0.1. */
  public static final AdamP STANDARD = new AdamP(0.9, 0.999, 1e-8, new Projection(0.1), 0.1);

  /**
   * A tensor in training. A value: a step gives a new one.
   *
   * @param weights w
   * @param first m
   * @param second v
   * @param steps t, how many steps were taken
   * @param view as what the last step was projected
   */
  public record State(double[] weights, double[] first, double[] second, long steps, View view) {}

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public AdamP {
    Settings.requireDecay("beta1", beta1, "AdamP");
    Settings.requireDecay("beta2", beta2, "AdamP");
    Settings.requireRate("epsilon", epsilon, "AdamP");
    Settings.requireShare("decayRatio", decayRatio, "AdamP");
  }

  /** The same with δ = 0: never projected and always fully decayed, which is AdamW. */
  public AdamP unprojected() {
    return projected(new Projection(0));
  }

  /** The same with another projection. */
  public AdamP projected(Projection projection) {
    return new AdamP(beta1, beta2, epsilon, projection, decayRatio);
  }

  /** A tensor before its first step. */
  public State start(double[] weights) {
    int size = weights.length;
    return new State(weights.clone(), new double[size], new double[size], 0, View.NONE);
  }

  /** One step; a row of the projection is what leads to one output. */
  @Override
  public void step(Tensor tensor, Pace pace) {
    double[] gradient = tensor.gradient();
    View view = tensor.view(projection);
    double[] update =
        update(tensor.state("first"), tensor.state("second"), gradient, tensor.steps());
    double correction = 1 / (1 - Math.pow(beta1, tensor.steps()));
    update = tensor.tangential(update, view);
    for (int i = 0; i < update.length; i++) {
      update[i] *= correction;
    }
    double ratio = view == View.NONE ? 1 : decayRatio;
    tensor.move(update, new Pace(pace.learningRate(), pace.shrink() * ratio));
  }

  /**
   * One step, as a pure function.
   *
   * @param before w, m, v and t − 1; not changed
   * @param gradient g, as long as w
   * @param learningRate η, at least 0
   * @param weightDecay λ, at least 0
   * @param shape of the tensor, first axis first; its lengths multiply to the number of weights
   * @throws IllegalArgumentException if sizes do not fit, or η or λ is negative or not finite
   */
  public State step(
      State before, double[] gradient, double learningRate, double weightDecay, int... shape) {
    Settings.requireRate("learningRate", learningRate, "AdamP");
    Settings.requireRate("weightDecay", weightDecay, "AdamP");
    View view = projection.view(before.weights, gradient, shape);
    long t = before.steps + 1;
    double[] first = before.first.clone();
    double[] second = before.second.clone();
    double[] update = update(first, second, gradient, t);
    update = Projection.tangential(update, before.weights, view, shape[0]);
    double keep = 1 - learningRate * weightDecay * (view == View.NONE ? 1 : decayRatio);
    double rate = learningRate / (1 - Math.pow(beta1, t));
    double[] weights = before.weights.clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = keep * weights[i] - rate * update[i];
    }
    return new State(weights, first, second, t, view);
  }

  /** p, from moments that are moved on in place. */
  private double[] update(double[] first, double[] second, double[] gradient, long t) {
    double[] update = new double[gradient.length];
    double correction = Math.sqrt(1 - Math.pow(beta2, t));
    for (int i = 0; i < gradient.length; i++) {
      first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
      second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
      update[i] = first[i] / (Math.sqrt(second[i]) / correction + epsilon);
    }
    return update;
  }
}
