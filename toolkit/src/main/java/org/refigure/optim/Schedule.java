package org.refigure.optim;

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

  /** This schedule, multiplied by a linear warm-up: (step+1)/steps up to one. */
  default Schedule withWarmUp(long steps) {
    requirePositive(steps);
    return step -> at(step) * Math.min(1, (step + 1.0) / steps);
  }

  private static void requirePositive(long steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("steps = %d must be ≥ 1 (schedule)".formatted(steps));
    }
  }
}
