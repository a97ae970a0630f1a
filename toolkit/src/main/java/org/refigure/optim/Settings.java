package org.refigure.optim;

import java.util.Locale;

/** Checks of optimisers' settings, with one message each. */
final class Settings {
  private Settings() {}

  /** Refuses what is not in [0, 1). */
  static void requireDecay(String name, double value, String place) {
    require(value >= 0 && value < 1, name, value, "in [0, 1)", place);
  }

  /** Refuses what is not in [0, 1]. */
  static void requireShare(String name, double value, String place) {
    require(value >= 0 && value <= 1, name, value, "in [0, 1]", place);
  }

  /** Refuses what is negative or not finite. */
  static void requireRate(String name, double value, String place) {
    require(value >= 0 && Double.isFinite(value), name, value, "a finite number ≥ 0", place);
  }

  private static void require(boolean holds, String name, double value, String rule, String place) {
    if (!holds) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s = %s must be %s (%s)", name, value, rule, place));
    }
  }
}
