package org.refigure.train;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How a training went.
 *
 * @param steps steps taken since its start, those before a resume included
 * @param loss training loss of the last step
 * @param clippedShare share of the steps of this run whose gradient was clipped
 * @param divergence where and how it left the finite numbers, if it did
 */
public record TrainingRun(
    long steps, double loss, double clippedShare, Optional<Divergence> divergence) {

  /**
   * This, where the run stayed finite; in an experiment: {@code .orThrow(Divergence::new)} with the
   * divergence of a sweep.
   *
   * @param exception made of the step and the reason, thrown where it did not
   */
  public <E extends Exception> TrainingRun orThrow(BiFunction<Long, String, E> exception) throws E {
    if (divergence.isPresent()) {
      throw exception.apply(divergence.get().step, divergence.get().reason);
    }
    return this;
  }

  /**
   * The end of a run that left the finite numbers: a result, not a failure.
   *
   * @param step the step that was not taken
   * @param reason what was seen there, for example {@code loss = NaN}
   */
  public record Divergence(long step, String reason) {}
}
