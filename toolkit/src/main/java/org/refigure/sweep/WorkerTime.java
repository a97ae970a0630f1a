package org.refigure.sweep;

import java.util.Locale;

/**
 * Where the time of a running sweep's workers went.
 *
 * @param workers how many trials may run at once
 * @param wall seconds since the sweep began
 * @param trials seconds within the trials that have ended, of all workers together
 * @param steps seconds of these within training steps ({@link Recorder#inSteps})
 */
public record WorkerTime(int workers, double wall, double trials, double steps) {

  /** The share of the workers' time within training steps, from 0 to 1; 0 before any has passed. */
  public double stepShare() {
    return of(steps);
  }

  /**
   * For example {@code training steps 93 % of the time of 2 workers, rest of the trials 4 %,
   * starts, store and waiting 3 %}.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "training steps %.0f %% of the time of %s, rest of the trials %.0f %%, starts, store and"
            + " waiting %.0f %%",
        100 * stepShare(),
        Progress.counted(workers, "worker"),
        100 * of(trials - steps),
        100 * of(workers * wall - trials));
  }

  private double of(double seconds) {
    return wall > 0 ? seconds / (workers * wall) : 0;
  }
}
