package org.refigure.optim;

/**
 * How far one step of one tensor goes: schedule, group and decay convention already applied.
 *
 * @param learningRate η of this step
 * @param shrink the share by which the weights shrink: w ← (1 − shrink)·w; ηλ or λ, see {@link
 *     Decay}
 */
public record Pace(double learningRate, double shrink) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public Pace {
    Settings.requireRate("learningRate", learningRate, "step");
    Settings.requireRate("shrink", shrink, "step");
  }
}
