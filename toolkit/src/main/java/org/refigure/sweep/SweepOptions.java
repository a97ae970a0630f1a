package org.refigure.sweep;

import java.util.Optional;

/**
 * What a sweep is besides its trials.
 *
 * @param limit how much may run without a yes
 * @param confirmed whether the yes was said
 * @param halving the rule by which trials are given up early
 * @param engine where the trials run, if the sweep says it
 */
record SweepOptions(
    Limit limit, boolean confirmed, Optional<Halving> halving, Optional<Engine> engine) {
  static final SweepOptions DEFAULT =
      new SweepOptions(Limit.DEFAULT, false, Optional.empty(), Optional.empty());

  SweepOptions with(Limit other) {
    return new SweepOptions(other, confirmed, halving, engine);
  }

  SweepOptions confirm() {
    return new SweepOptions(limit, true, halving, engine);
  }

  SweepOptions with(Halving rule) {
    return new SweepOptions(limit, confirmed, Optional.of(rule), engine);
  }

  SweepOptions with(Engine other) {
    return new SweepOptions(limit, confirmed, halving, Optional.of(other));
  }
}
