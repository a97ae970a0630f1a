package org.refigure.train;

/**
 * The loss on a fixed batch that is never trained on: curve {@code held-out loss}.
 *
 * @param engine the engine of the training
 * @param batch the same at every step
 * @param <B> what one batch is
 */
public record HeldOutLoss<B>(StepEngine<B> engine, B batch) implements Probe {
  @Override
  public void measure(Step step, Measurements measurements) {
    measurements.point("held-out loss", step.index(), engine.loss(step.weights(), batch));
  }
}
