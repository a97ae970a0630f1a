package org.refigure.diagnose.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.refigure.diagnose.TransferReport;

/**
 * The weights have not forgotten their start: ηλT &lt; 2 at the best rate, where 1 − e^(−2ηλT) of
 * the steady state's variance is reached (98 % at 2). The answer then holds for this training
 * length only, and ηλ usually falls with the width.
 */
record OutOfEquilibrium() implements Reason {
  private static final double ENOUGH = 2;

  @Override
  public String name() {
    return "out of equilibrium";
  }

  @Override
  public String reference() {
    return "Kosson et al., arXiv 2305.17212; notebook 01a";
  }

  @Override
  public Finding judge(Evidence evidence) {
    List<String> early = new ArrayList<>();
    double most = 1;
    boolean known = false;
    for (double width : evidence.widths()) {
      OptionalDouble clock = evidence.clock(width);
      known |= clock.isPresent();
      if (clock.isPresent() && clock.getAsDouble() < ENOUGH) {
        early.add(
            String.format(
                Locale.ROOT,
                "%.2f at width %s",
                clock.getAsDouble(),
                TransferReport.number(width)));
        most = Math.max(most, ENOUGH / clock.getAsDouble());
      }
    }
    if (!known) {
      return unknown(evidence.missing(Column.DECAY, Column.STEPS));
    } else if (early.isEmpty()) {
      return notSeen("ηλT is 2 or more at every width");
    }
    return seen(
        "ηλT is "
            + String.join(", ", early)
            + ", and below 2 weights remember their start, so that the best rate still moves with"
            + " the length of the training",
        String.format(
            Locale.ROOT,
            "%.1f times as many steps at those widths, or as much more decay, at the rates around"
                + " the best; %s",
            most,
            evidence.onceMore()));
  }
}
