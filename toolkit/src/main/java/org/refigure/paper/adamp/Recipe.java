package org.refigure.paper.adamp;

import org.refigure.optim.AdamP;
import org.refigure.optim.Projection;
import org.refigure.optim.Projection.View;
import org.refigure.optim.SgdP;

/** The compared optimisers: with and without projection they run through the same code. */
public enum Recipe {
  /** Decay as part of the gradient, not projected; without decay the same as AdamW. */
  ADAM("Adam", 1e-3),
  /** Decoupled decay, not projected. */
  ADAMW("AdamW", 1e-3),
  /** Projected. */
  ADAMP("AdamP", 1e-3),
  /** Momentum, not projected. */
  SGD("SGD", 0.1),
  /** Momentum, projected. */
  SGDP("SGDP", 0.1);

  private final String label;
  private final double learningRate;

  Recipe(String label, double learningRate) {
    this.label = label;
    this.learningRate = learningRate;
  }

  /**
   * What a recipe leaves open.
   *
   * @param weightDecay λ
   * @param momentum of SGD and SGDP
   * @param forced whether to project whatever the test says (δ = ∞)
   */
  record Setting(double weightDecay, double momentum, boolean forced) {}

  /** The weights after a step and as what they were projected. */
  record Step(double[] weights, View view) {}

  /** The optimiser of one tensor, with its state. */
  interface Stepper {
    /** Takes one step along a gradient. */
    Step step(double[] gradient);
  }

  /** The name in tables and legends. */
  String label() {
    return label;
  }

  /** η. */
  double learningRate() {
    return learningRate;
  }

  /** An optimiser for a tensor of these weights. */
  Stepper start(double[] weights, Setting setting, int... shape) {
    Projection projection =
        setting.forced
            ? new Projection(Double.POSITIVE_INFINITY)
            : new Projection(this == ADAMP || this == SGDP ? 0.1 : 0);
    return this == SGD || this == SGDP
        ? momentum(projection, weights, setting, shape)
        : adam(projection, weights, setting, shape);
  }

  private Stepper adam(Projection projection, double[] weights, Setting setting, int... shape) {
    AdamP rule = AdamP.STANDARD.projected(projection);
    double coupled = this == ADAM ? setting.weightDecay : 0;
    return new Stepper() {
      private AdamP.State state = rule.start(weights);

      @Override
      public Step step(double[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] += coupled * state.weights()[i];
        }
        state = rule.step(state, gradient, learningRate, setting.weightDecay - coupled, shape);
        return new Step(state.weights(), state.view());
      }
    };
  }

  private Stepper momentum(Projection projection, double[] weights, Setting setting, int... shape) {
    SgdP rule = new SgdP(setting.momentum, false, projection, SgdP.STANDARD.decayRatio());
    return new Stepper() {
      private SgdP.State state = rule.start(weights);

      @Override
      public Step step(double[] gradient) {
        state = rule.step(state, gradient, learningRate, setting.weightDecay, shape);
        return new Step(state.weights(), state.view());
      }
    };
  }
}
