package org.refigure.paper.robustlayerwisescaling.proxy;

import java.util.Locale;
import org.refigure.optim.Schedule;
import org.refigure.sweep.Trial;

/**
 * How the learning rate of a trial of {@link
 * org.refigure.paper.robustlayerwisescaling.LlamaTraining} moves: it rises over the first tenth of
 * the steps, then either stays until the end of the plateau and falls in a straight line to zero,
 * or falls by half a cosine to zero.
 *
 * @param steps T
 * @param plateauEnd the step at which the straight decay starts; T where there is none
 * @param cosine whether the rate falls by a cosine; then {@code plateauEnd} is T
 */
public record ProxySchedule(long steps, long plateauEnd, boolean cosine) {
  private static final String COSINE = "cosine";

  /**
   * What a trial's parameters say.
   *
   * @throws IllegalArgumentException if {@code decayFrom} or {@code schedule} is none of those
   *     allowed
   */
  static ProxySchedule of(Trial trial) {
    double decayFrom = trial.number("decayFrom");
    if (!(decayFrom > 0.1 && decayFrom <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "decayFrom = %s must be in (0.1, 1]: after the warm-up, 1 for no decay (trial of LlamaTraining)",
              decayFrom));
    }
    boolean cosine = trial.parameters().containsKey("schedule");
    if (cosine && !trial.text("schedule").equals(COSINE)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "schedule = \"%s\" must be cosine, or left out for a plateau (trial of LlamaTraining)",
              trial.text("schedule")));
    }
    if (cosine && decayFrom != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "decayFrom = %s must be 1 with schedule = cosine, which falls from the warm-up on (trial of LlamaTraining)",
              decayFrom));
    }
    long steps = trial.integer("steps");
    return new ProxySchedule(steps, Math.round(decayFrom * steps), cosine);
  }

  /** As a factor of the peak, step by step. */
  Schedule factor() {
    if (cosine) {
      return Schedule.warmUpCosine(steps, warmUp());
    }
    return plateauEnd == steps
        ? Schedule.constant().withWarmUp(warmUp())
        : Schedule.warmUpStableDecay(steps, warmUp(), steps - plateauEnd);
  }

  long warmUp() {
    return Math.max(1, steps / 10);
  }

  /**
   * How many steps at the full rate the steps before {@code step} amount to: by the warm-up, and by
   * the cosine where there is one; the straight decay is not counted, for nothing is measured in
   * it.
   */
  double fullSteps(double step) {
    double warmUp = warmUp();
    if (step < warmUp) {
      return step * (step + 1) / (2 * warmUp);
    }
    return cosine
        ? (warmUp + 1) / 2 + cosineSteps(step - warmUp, steps - warmUp)
        : step - (warmUp - 1) / 2;
  }

  /** Σ (1 + cos(πk/N))/2 over k = 0 … n − 1, in closed form. */
  private static double cosineSteps(double n, double all) {
    double angle = Math.PI / all;
    double cosines = (1 - Math.cos(n * angle)) / 2 + Math.sin(n * angle) / Math.tan(angle / 2) / 2;
    return (n + cosines) / 2;
  }
}
