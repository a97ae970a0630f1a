package org.refigure.claim;

import java.math.BigDecimal;

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
    EXACT("exact"),
    /** A quantity with sampling error: the interval decides. */
    STATISTICAL("statistical"),
    /** The interval must hold their number. */
    CONTAINED("contained"),
    /** Nothing is asserted: the number is reported. */
    REPORT("report");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The word for programs. */
    public String label() {
      return label;
    }
  }

  /** The decision rule, as printed under every scorecard. */
  public static final String DECISION =
      "Decision rule: REPRODUCED when the whole interval (95 % unless stated) lies in the range of the rule;"
          + " CONSISTENT when the value does but the interval reaches beyond, or a single run gives no"
          + " interval; INCONCLUSIVE when the value lies outside and the interval reaches in, or a"
          + " single run lies outside; NOT REPRODUCED when the whole interval lies outside, or excludes"
          + " their number where nothing else was asserted. Exact quantities are decided by the number"
          + " alone. Self-checks are no findings.";

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code low} is not at most {@code high}
   */
  public Rule {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low = " + low + " must be at most high = " + high + " (rule of a claim)");
    }
  }

  /**
   * The number must lie within {@code tolerance} of {@code expected}, sampling error included. The
   * bounds are the decimal sum and difference: 1.98 ± 0.1 ends at 1.88.
   */
  public static Rule within(double expected, double tolerance) {
    if (!(tolerance >= 0) || !Double.isFinite(expected)) {
      throw new IllegalArgumentException(
          "tolerance = "
              + tolerance
              + " must be at least 0 and expected = "
              + expected
              + " finite (rule of a claim)");
    }
    BigDecimal middle = Digits.decimal(expected);
    return Double.isInfinite(tolerance)
        ? between(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        : between(
            middle.subtract(Digits.decimal(tolerance)).doubleValue(),
            middle.add(Digits.decimal(tolerance)).doubleValue());
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

  /** The number must be above {@code low} and not equal to it, sampling error included. */
  public static Rule above(double low) {
    return atLeast(Math.nextUp(low));
  }

  /** The number must be below {@code high} and not equal to it, sampling error included. */
  public static Rule below(double high) {
    return atMost(Math.nextDown(high));
  }

  /** The number must be below zero, sampling error included. */
  public static Rule negative() {
    return below(0);
  }

  /** The number must be above zero, sampling error included. */
  public static Rule positive() {
    return above(0);
  }

  /** A quantity without sampling error must lie within {@code tolerance} of {@code expected}. */
  public static Rule exactly(double expected, double tolerance) {
    return within(expected, tolerance).exact();
  }

  /** The interval must hold their number. */
  public static Rule contained() {
    return new Rule(Kind.CONTAINED, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Nothing is asserted: the number is reported and not judged. */
  public static Rule report() {
    return new Rule(Kind.REPORT, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** The same range for a quantity without sampling error. */
  public Rule exact() {
    return new Rule(Kind.EXACT, low, high);
  }

  /** True for what is judged at every scale: a computed quantity. */
  public boolean isExact() {
    return kind == Kind.EXACT;
  }

  /** Whether a number lies in the range. */
  public boolean admits(double number) {
    return low <= number && number <= high;
  }

  /**
   * The rule in words, for example {@code in [0.98, 1.02]}: its bounds are those that are applied,
   * to the last digit.
   */
  public String text() {
    return switch (kind) {
      case REPORT -> "none: reported only";
      case CONTAINED -> "our interval contains theirs";
      case STATISTICAL -> range();
      case EXACT -> range() + ", exact";
    };
  }

  private String range() {
    if (low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY) {
      return "any number";
    }
    if (low == Double.NEGATIVE_INFINITY) {
      return bound(high, Math.nextUp(high), "≤ ", "< ");
    }
    if (high == Double.POSITIVE_INFINITY) {
      return bound(low, Math.nextDown(low), "≥ ", "> ");
    }
    if (low == high) {
      return "= " + Digits.shortest(low);
    }
    BigDecimal first = Digits.decimal(low);
    BigDecimal last = Digits.decimal(high);
    BigDecimal two = BigDecimal.valueOf(2);
    String middle = Digits.text(first.add(last).divide(two), true);
    String ends = "in [" + Digits.shortest(low) + ", " + Digits.shortest(high) + "]";
    String around = middle + " ± " + Digits.text(last.subtract(first).divide(two), true);
    boolean many = Math.max(first.precision(), last.precision()) > 6;
    return many && around.length() < ends.length() ? around : ends;
  }

  /** A bound whose neighbour is the rounder number is a strict one: > 1 begins above 1. */
  private static String bound(double number, double neighbour, String loose, String strict) {
    boolean rounder =
        Digits.decimal(neighbour).precision() + 8 < Digits.decimal(number).precision()
            || neighbour == 0;
    return rounder ? strict + Digits.shortest(neighbour) : loose + Digits.shortest(number);
  }
}
