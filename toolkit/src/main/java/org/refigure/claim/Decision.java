package org.refigure.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;

/** Joins a claim and a measurement to a finding, as {@link Rule#DECISION} says. */
final class Decision {
  private final Claim claim;
  private final Rule rule;
  private final Estimate measured;

  private Decision(Claim claim, Estimate measured) {
    this.claim = claim;
    this.rule = claim.rule();
    this.measured = measured;
  }

  static Finding of(Claim claim, Estimate measured) {
    if (!measured.present()) {
      return Finding.undecided(claim, "no run is left: " + String.join("; ", measured.missing()));
    }
    var decision = new Decision(claim, measured);
    Finding finding = decision.byRule();
    return decision.remarks(finding.verdict()).stream()
        .reduce(finding, Finding::because, (first, second) -> second);
  }

  private Finding byRule() {
    return switch (rule.kind()) {
      case REPORT ->
          excludesTheirs()
              ? finding(
                  Verdict.NOT_REPRODUCED, "nothing was asserted, but our interval excludes theirs")
              : finding(Verdict.NOT_JUDGED, "");
      case EXACT -> byNumber();
      case CONTAINED -> byContainment();
      case STATISTICAL ->
          measured.kind() == Estimate.Kind.EXACT
              ? byNumber()
              : measured.interval().map(this::byInterval).orElseGet(this::bySingleRun);
    };
  }

  private Finding byNumber() {
    return finding(rule.admits(measured.value()) ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED, "");
  }

  private Finding bySingleRun() {
    return rule.admits(measured.value())
        ? finding(Verdict.CONSISTENT, "one run has no interval")
        : finding(Verdict.INCONCLUSIVE, "one run lies outside; at least 3 seeds would decide it");
  }

  private Finding byContainment() {
    if (measured.interval().isEmpty()) {
      return finding(
          Verdict.INCONCLUSIVE, "one run has no interval; at least 3 seeds would decide it");
    }
    return excludesTheirs()
        ? finding(Verdict.NOT_REPRODUCED, "our interval excludes theirs")
        : finding(Verdict.CONSISTENT, "no rule bounds how wide the interval may be");
  }

  private Finding byInterval(Interval interval) {
    if (interval.inside(rule.low(), rule.high())) {
      return finding(Verdict.REPRODUCED, "");
    }
    if (rule.admits(measured.value())) {
      return finding(Verdict.CONSISTENT, "the interval reaches beyond the range");
    }
    return interval.overlaps(new Interval(rule.low(), rule.high(), interval.level()))
        ? finding(Verdict.INCONCLUSIVE, wouldDecide(interval))
        : finding(Verdict.NOT_REPRODUCED, "");
  }

  /** Intervals shrink as 1/√n: how many runs it would take to clear the range's near end. */
  private String wouldDecide(Interval interval) {
    boolean below = measured.value() < rule.low();
    double distance = below ? rule.low() - measured.value() : measured.value() - rule.high();
    double half = below ? interval.high() - measured.value() : measured.value() - interval.low();
    double runs = Math.ceil(measured.n() * Math.pow(half / distance, 2));
    return runs <= 1000
        ? "about "
            + (long) Math.max(runs, measured.n() + 1)
            + " runs instead of "
            + measured.n()
            + " would decide it if the value stays"
        : "the value lies on the border of the range: more runs will hardly decide it";
  }

  /** What a reader must know beside the verdict. */
  private List<String> remarks(Verdict verdict) {
    var remarks = new ArrayList<String>();
    boolean said = verdict == Verdict.NOT_REPRODUCED || rule.kind() == Rule.Kind.CONTAINED;
    if (!said && excludesTheirs()) {
      remarks.add("their " + claim.theirs().text() + " lies outside our interval");
    }
    if (!measured.missing().isEmpty()) {
      int missing = measured.missing().size();
      remarks.add(
          missing
              + " of "
              + (measured.n() + missing)
              + " runs missing: "
              + measured.missing().stream().distinct().collect(Collectors.joining("; ")));
    }
    return remarks;
  }

  private boolean excludesTheirs() {
    OptionalDouble theirs = claim.theirs().number();
    return theirs.isPresent()
        && measured.interval().filter(ends -> !ends.contains(theirs.getAsDouble())).isPresent();
  }

  private Finding finding(Verdict verdict, String reason) {
    return new Finding(claim, Optional.of(measured), verdict, reason, List.of());
  }
}
