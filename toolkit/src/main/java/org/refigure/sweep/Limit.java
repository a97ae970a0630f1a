package org.refigure.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much a sweep may run without being asked: what is more needs a yes.
 *
 * @param trials the most trials that may run; cached ones do not count
 * @param time the longest estimated time; a plan whose time is unknown passes
 */
record Limit(int trials, Duration time) {
  /** Larger than a day's work on a laptop, smaller than most slips of the pen. */
  static final Limit DEFAULT = new Limit(10_000, Duration.ofHours(24));

  Limit {
    if (trials < 0 || time.isNegative()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "limit of %d trials and %s must not be negative", trials, time));
    }
  }

  /** What of a plan is above the limit, or above the memory of its engine; empty if nothing. */
  List<String> exceeded(Plan plan) {
    var reasons = new ArrayList<String>();
    if (plan.fresh() > trials) {
      reasons.add(String.format(Locale.ROOT, "more than %,d trials", trials));
    }
    if (plan.estimatedTime().filter(estimate -> estimate.compareTo(time) > 0).isPresent()) {
      reasons.add("longer than " + Progress.spoken(time));
    }
    if (plan.memory().exceeded()) {
      reasons.add(plan.memory().toString());
    }
    return reasons;
  }
}
