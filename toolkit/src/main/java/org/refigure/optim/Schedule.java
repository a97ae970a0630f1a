package org.refigure.optim;

import java.util.Locale;

/** The learning rate over time, as a factor of its peak. */
@FunctionalInterface
public interface Schedule {
  /**
   * The factor at a step.
   *
   * @param step counted from 0
   * @return a number in [0, 1]
   */
  double at(long step);

  /** One at every step. */
  static Schedule constant() {
    return step -> 1;
  }

  /**
   * A straight line from {@code start} at step 0 to {@code end} at step {@code steps}, then flat.
   */
  static Schedule linear(double start, double end, long steps) {
    requirePositive(steps);
    return step -> start + (end - start) * Math.min(1, (double) step / steps);
  }

  /** Half a cosine from 1 at step 0 to {@code end} at step {@code steps}, then flat. */
  static Schedule cosine(double end, long steps) {
    requirePositive(steps);
    return step ->
        end + (1 - end) * (1 + Math.cos(Math.PI * Math.min(1, (double) step / steps))) / 2;
  }

  /**
   * Warm-up, stable, decay (Hu et al., arXiv 2404.06395): up over the first {@code warmUp} of
   * {@code steps}, flat, and in a straight line to zero over the last {@code decay}.
   *
   * @throws IllegalArgumentException if warm-up and decay do not fit into the steps
   */
  static Schedule warmUpStableDecay(long steps, long warmUp, long decay) {
    requirePositive(decay);
    if (warmUp + decay > steps) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "warm-up %d + decay %d must be at most steps = %d (schedule)",
              warmUp,
              decay,
              steps));
    }
    Schedule fall = linear(1, 0, decay);
    Schedule flatThenFall = step -> fall.at(Math.max(0, step - (steps - decay)));
    return flatThenFall.withWarmUp(warmUp);
  }

  /**
   * Up over the first {@code warmUp} of {@code steps}, then half a cosine to zero at their end
   * (Loshchilov and Hutter, arXiv 1608.03983, without restarts).
   *
   * @throws IllegalArgumentException if the warm-up is not shorter than the steps
   */
  static Schedule warmUpCosine(long steps, long warmUp) {
    if (warmUp >= steps) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "warm-up %d must be below steps = %d (schedule)", warmUp, steps));
    }
    Schedule fall = cosine(0, steps - warmUp);
    Schedule flatThenFall = step -> fall.at(Math.max(0, step - warmUp));
    return flatThenFall.withWarmUp(warmUp);
  }

  /** This schedule, multiplied by a linear warm-up: (step+1)/steps up to one. */
  default Schedule withWarmUp(long steps) {
    requirePositive(steps);
    return step -> at(step) * Math.min(1, (step + 1.0) / steps);
  }

  /** This schedule for so many steps, then the other one from its own beginning. */
  default Schedule then(long steps, Schedule next) {
    requirePositive(steps);
    return step -> step < steps ? at(step) : next.at(step - steps);
  }

  private static void requirePositive(long steps) {
    if (steps < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "steps = %d must be ≥ 1 (schedule)", steps));
    }
  }
}
