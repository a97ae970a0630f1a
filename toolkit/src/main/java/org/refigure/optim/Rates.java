package org.refigure.optim;

import java.util.Locale;

/**
 * The two numbers of AdamW that follow the width.
 *
 * @param learningRate η at the peak of the schedule
 * @param weightDecay λ, coupled to η: a step shrinks the weights by ηλ
 */
public record Rates(double learningRate, double weightDecay) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public Rates {
    require("learningRate", learningRate);
    require("weightDecay", weightDecay);
  }

  private static void require(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s = %s must be a finite number ≥ 0 (rates)", name, value));
    }
  }
}
