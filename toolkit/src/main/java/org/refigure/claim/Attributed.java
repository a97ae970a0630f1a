package org.refigure.claim;

/**
 * A claim that still lacks its rule: say what they report, then end with the rule.
 *
 * @param id as in {@link Claim}
 * @param statement as in {@link Claim}
 * @param origin as in {@link Claim}
 * @param theirs what they report, nothing until said
 */
public record Attributed(String id, String statement, Origin origin, Theirs theirs) {
  /** The number they report. */
  public Attributed theirs(double number) {
    return theirs(Theirs.of(number));
  }

  /** The number they report, with words of its own such as {@code about 0.5}. */
  public Attributed theirs(double number, String text) {
    return theirs(Theirs.of(number, text));
  }

  /** What they report, as text: {@code ≥ 0}, {@code 55–75 at d = 512}; {@code 0.5} is a number. */
  public Attributed theirs(String text) {
    return theirs(Theirs.of(text));
  }

  /** What they report. */
  public Attributed theirs(Theirs what) {
    return new Attributed(id, statement, origin, what);
  }

  /**
   * Ours must lie within {@code tolerance} of theirs, sampling error included.
   *
   * @throws IllegalArgumentException if theirs is no number
   */
  public Claim within(double tolerance) {
    return rule(Rule.within(number("within"), tolerance));
  }

  /**
   * Ours, a quantity without sampling error, must lie within {@code tolerance} of theirs.
   *
   * @throws IllegalArgumentException if theirs is no number
   */
  public Claim exactly(double tolerance) {
    return rule(Rule.exactly(number("exactly"), tolerance));
  }

  /** Ours must lie in a range, sampling error included. */
  public Claim between(double low, double high) {
    return rule(Rule.between(low, high));
  }

  /** Ours must be at most {@code high}, sampling error included. */
  public Claim atMost(double high) {
    return rule(Rule.atMost(high));
  }

  /** Ours must be at least {@code low}, sampling error included. */
  public Claim atLeast(double low) {
    return rule(Rule.atLeast(low));
  }

  /** Ours must be above {@code low} and not equal to it, sampling error included. */
  public Claim above(double low) {
    return rule(Rule.above(low));
  }

  /** Ours must be below {@code high} and not equal to it, sampling error included. */
  public Claim below(double high) {
    return rule(Rule.below(high));
  }

  /** Ours must be above zero, sampling error included. */
  public Claim positive() {
    return rule(Rule.positive());
  }

  /** Ours must be below zero, sampling error included. */
  public Claim negative() {
    return rule(Rule.negative());
  }

  /**
   * Our interval must contain their number. As any interval does that is wide enough, this can at
   * best be {@link Verdict#CONSISTENT}; {@link #within} asks for more.
   *
   * @throws IllegalArgumentException if theirs is no number
   */
  public Claim contained() {
    return rule(Rule.contained());
  }

  /**
   * Nothing is asserted: the number is reported. Where our interval excludes their number it is
   * {@link Verdict#NOT_REPRODUCED} all the same.
   */
  public Claim reportOnly() {
    return rule(Rule.report());
  }

  /** Ends with a rule from elsewhere. */
  public Claim rule(Rule rule) {
    return new Claim(id, statement, origin, theirs, rule);
  }

  private double number(String rule) {
    return theirs
        .number()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "claim \""
                        + id
                        + "\": "
                        + rule
                        + "(tolerance) needs theirs as a number: write .theirs(2.0) before it, or"
                        + " between(low, high)"));
  }
}
