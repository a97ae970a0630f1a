package org.refigure.bench;

import java.util.Locale;

/**
 * What a measured number should be.
 *
 * @param limit the number to compare with
 * @param atLeast whether more is better
 */
record Goal(double limit, boolean atLeast) {
  static Goal atLeast(double limit) {
    return new Goal(limit, true);
  }

  static Goal atMost(double limit) {
    return new Goal(limit, false);
  }

  boolean isMetBy(double value) {
    return atLeast ? value >= limit : value <= limit;
  }

  /** The goal and whether a number meets it, for example {@code goal ≥ 1.15: missed}. */
  String verdict(double value) {
    return String.format(
        Locale.ROOT,
        "goal %s %s: %s",
        atLeast ? "≥" : "≤",
        limit == Math.rint(limit) ? Long.toString(Math.round(limit)) : Double.toString(limit),
        isMetBy(value) ? "met" : "missed");
  }
}
