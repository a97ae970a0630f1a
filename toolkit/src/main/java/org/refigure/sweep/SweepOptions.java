package org.refigure.sweep;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.refigure.Setting;

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

  /**
   * Refuses a plan above the limit to which nobody said yes.
   *
   * @param name what messages call the sweep
   * @throws SweepException with the reasons and how to say yes
   */
  void requireConfirmed(Plan plan, String name) {
    List<String> reasons = limit.exceeded(plan);
    boolean yes = confirmed || Setting.of("confirm").filter("true"::equals).isPresent();
    if (!reasons.isEmpty() && !yes) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "sweep \"%s\" is not started without a yes, for it is above a limit (%s): %s; add"
                  + " confirm(), set refigure.confirm=true, or run less",
              name,
              String.join(", ", reasons),
              plan),
          null);
    }
  }
}
