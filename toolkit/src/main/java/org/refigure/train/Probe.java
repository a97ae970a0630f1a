package org.refigure.train;

import java.util.function.ToDoubleFunction;
import org.refigure.model.Parameters;

/** Looks at a training step and records what it sees; it changes nothing. */
@FunctionalInterface
public interface Probe {
  /** Measures one step. */
  void measure(Step step, Measurements measurements);

  /** A curve of one number of the weights: {@code Probe.of("accuracy", w -> …)}. */
  static Probe of(String curve, ToDoubleFunction<Parameters> number) {
    return (step, measurements) ->
        measurements.point(curve, step.index(), number.applyAsDouble(step.weights()));
  }

  /**
   * What a step was, in storage that later steps overwrite: a probe that keeps weights copies them.
   *
   * @param index counted from 0; weights that have seen no step belong to index 0
   * @param weights W before the step
   * @param next W after it
   * @param updates u of the rules, the direction of the step before η
   */
  record Step(long index, Parameters weights, Parameters next, Parameters updates) {}
}
