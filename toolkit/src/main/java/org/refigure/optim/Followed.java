package org.refigure.optim;

import java.util.function.Consumer;
import org.refigure.model.ParameterShape;

/** A rule followed by a change of the weights. */
record Followed(Optimizer rule, String name, Consumer<Tensor> after) implements Optimizer {
  @Override
  public void step(Tensor tensor, Pace pace) {
    rule.step(tensor, pace);
    after.accept(tensor);
  }

  @Override
  public Decay decay() {
    return rule.decay();
  }

  @Override
  public boolean takes(ParameterShape parameter) {
    return rule.takes(parameter);
  }
}
