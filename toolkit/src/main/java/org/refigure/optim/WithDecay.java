package org.refigure.optim;

import org.refigure.model.ParameterShape;

/** A rule with another meaning of λ. */
record WithDecay(Optimizer rule, Decay decay) implements Optimizer {
  @Override
  public void step(Tensor tensor, Pace pace) {
    rule.step(tensor, pace);
  }

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public boolean takes(ParameterShape parameter) {
    return rule.takes(parameter);
  }
}
