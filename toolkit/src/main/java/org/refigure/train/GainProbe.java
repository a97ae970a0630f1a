package org.refigure.train;

/**
 * The gain ‖xW‖_rms/‖x‖_rms of every matrix-like parameter on a fixed batch: curves {@code gain of
 * NAME}.
 *
 * @param engine the engine of the training
 * @param batch the same at every step
 * @param <B> what one batch is
 */
public record GainProbe<B>(StepEngine<B> engine, B batch) implements Probe {
  @Override
  public void measure(Step step, Measurements measurements) {
    engine
        .gains(step.weights(), batch)
        .forEach((name, gain) -> measurements.point("gain of " + name, step.index(), gain));
  }
}
