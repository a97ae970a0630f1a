package org.refigure.claim;

import java.util.Locale;
import org.refigure.stats.Interval;

/**
 * Which measured numbers agree with a claim: a range on the number line and how strict to be.
 *
 * <p>A measurement with an interval is judged by where the whole interval lies ({@link #DECISION}).
 * One without, a single run, can at best be {@link Verdict#CONSISTENT} and at worst {@link
 * Verdict#INCONCLUSIVE}, unless the quantity is {@linkplain #exactly exact}: then the number alone
 * decides.
 *
 * @param kind how the number is to be read
 * @param low smallest number that agrees; may be −∞
 * @param high largest number that agrees; may be +∞
 */
public record Rule(Kind kind, double low, double high) {

  /** How a number is to be read. */
  public enum Kind {
    /** A computed quantity without sampling error: the number alone decides. */
    EXACT,
    /** A quantity with sampling error: the interval decides. */
    STATISTICAL,
    /** Nothing is asserted: the number is reported. */
    REPORT
  }

  /** The decision rule, as printed under every scorecard. */
  public static final String DECISION =
      "Decision rule: REPRODUCED when the whole interval (95 % unless stated) lies in the range of the rule;"
          + " CONSISTENT when the value does but the interval reaches beyond, or a single run gives no"
          + " interval; INCONCLUSIVE when the value lies outside and the interval reaches in, or a"
          + " single run lies outside; NOT REPRODUCED when the whole interval lies outside."
          + " Exact quantities are decided by the number alone.";

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code low} is not at most {@code high}
   */
  public Rule {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low = %s must be at most high = %s (rule of a claim)".formatted(low, high));
    }
  }

  /** The number must lie within {@code tolerance} of {@code expected}, sampling error included. */
  public static Rule within(double expected, double tolerance) {
    return between(expected - tolerance, expected + tolerance);
  }

  /** The number must lie in a range, sampling error included. */
  public static Rule between(double low, double high) {
    return new Rule(Kind.STATISTICAL, low, high);
  }

  /** The number must be at most {@code high}, sampling error included. */
  public static Rule atMost(double high) {
    return new Rule(Kind.STATISTICAL, Double.NEGATIVE_INFINITY, high);
  }

  /** The number must be at least {@code low}, sampling error included. */
  public static Rule atLeast(double low) {
    return new Rule(Kind.STATISTICAL, low, Double.POSITIVE_INFINITY);
  }

  /** The number must be below zero, sampling error included. */
  public static Rule negative() {
    return atMost(-Double.MIN_VALUE);
  }

  /** The number must be above zero, sampling error included. */
  public static Rule positive() {
    return atLeast(Double.MIN_VALUE);
  }

  /** A quantity without sampling error must lie within {@code tolerance} of {@code expected}. */
  public static Rule exactly(double expected, double tolerance) {
    return within(expected, tolerance).exact();
  }

  /** The same range for a quantity without sampling error. */
  public Rule exact() {
    return new Rule(Kind.EXACT, low, high);
  }

  /** Nothing is asserted: the number is reported and not judged. */
  public static Rule report() {
    return new Rule(Kind.REPORT, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** The rule in words, for example {@code in [0.98, 1.02]}. */
  public String text() {
    if (kind == Kind.REPORT) {
      return "none: reported only";
    }
    String range;
    if (equals(negative()) || equals(negative().exact())) {
      range = "< 0";
    } else if (equals(positive()) || equals(positive().exact())) {
      range = "> 0";
    } else if (low == Double.NEGATIVE_INFINITY) {
      range = "≤ " + digits(high);
    } else if (high == Double.POSITIVE_INFINITY) {
      range = "≥ " + digits(low);
    } else if (digits(low).equals(digits(high)) && low < high) {
      range = "%s ± %s".formatted(resolved((low + high) / 2), digits((high - low) / 2));
    } else {
      range = "in [%s, %s]".formatted(digits(low), digits(high));
    }
    return kind == Kind.EXACT ? range + ", exact" : range;
  }

  Finding judge(Claim claim, Measurement measured) {
    if (kind == Kind.REPORT) {
      return new Finding(claim, measured.toString(), Verdict.NOT_JUDGED, "");
    }
    boolean valueInside = low <= measured.value() && measured.value() <= high;
    if (kind == Kind.EXACT) {
      return new Finding(
          claim,
          measured.interval().isEmpty() && measured.n() == 1
              ? resolved(measured.value())
              : measured.toString(),
          valueInside ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED,
          "");
    }
    if (measured.interval().isEmpty()) {
      return valueInside
          ? new Finding(claim, measured.toString(), Verdict.CONSISTENT, "one run has no interval")
          : new Finding(
              claim,
              measured.toString(),
              Verdict.INCONCLUSIVE,
              "one run lies outside; at least 3 seeds would decide it");
    }
    Interval interval = measured.interval().get();
    if (interval.inside(low, high)) {
      return new Finding(claim, measured.toString(), Verdict.REPRODUCED, "");
    }
    if (valueInside) {
      return new Finding(
          claim, measured.toString(), Verdict.CONSISTENT, "the interval reaches beyond the range");
    }
    if (interval.overlaps(new Interval(low, high, interval.level()))) {
      return new Finding(claim, measured.toString(), Verdict.INCONCLUSIVE, wouldDecide(measured));
    }
    return new Finding(claim, measured.toString(), Verdict.NOT_REPRODUCED, "");
  }

  /** Intervals shrink as 1/√n: how many runs it would take to clear the range's near end. */
  private String wouldDecide(Measurement measured) {
    double distance = measured.value() < low ? low - measured.value() : measured.value() - high;
    double half =
        measured.value() < low
            ? measured.interval().orElseThrow().high() - measured.value()
            : measured.value() - measured.interval().orElseThrow().low();
    double runs = Math.ceil(measured.n() * Math.pow(half / distance, 2));
    return runs <= 1000
        ? "about %.0f runs instead of %d would decide it if the value stays"
            .formatted(Math.max(runs, measured.n() + 1), measured.n())
        : "the value lies on the border of the range: more runs will hardly decide it";
  }

  /** A number with one digit more than the range of the rule resolves, at least four. */
  private String resolved(double value) {
    double half = (high - low) / 2;
    double resolution = Double.isFinite(half) && half > 0 ? half : Math.abs(value);
    int significant =
        value == 0 ? 4 : 2 + (int) Math.floor(Math.log10(Math.abs(value)) - Math.log10(resolution));
    return digits(value, Math.max(4, Math.min(12, significant)));
  }

  private static String digits(double value) {
    return digits(value, 4);
  }

  private static String digits(double value, int significant) {
    String text = String.format(Locale.ROOT, "%." + significant + "g", value);
    if (!text.contains("e") && text.contains(".")) {
      text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
    return text.replace('-', '−');
  }
}
