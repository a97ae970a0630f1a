package org.refigure.plot;

import java.util.Objects;

/** A reference line in grey that takes no colour from the palette. */
public final class Rule implements Layer {

  /** What the rule follows. */
  enum Kind {
    HORIZONTAL,
    VERTICAL,
    SLOPE
  }

  private final Kind kind;
  private final String name;
  private final Values numbers;
  private final Style style;

  private Rule(Kind kind, String name, Values numbers, Style style) {
    this.kind = kind;
    this.name = Objects.requireNonNull(name, "name");
    this.numbers = numbers;
    this.style = style;
    if (numbers.finite().count() < numbers.size()) {
      throw new IllegalArgumentException(
          "%s must be finite (rule \"%s\"): leave the rule out where its value is unknown"
              .formatted(numbers, name));
    }
  }

  /**
   * A line at height y across the panel.
   *
   * @throws IllegalArgumentException if y is not finite
   */
  public static Rule horizontal(String name, double y) {
    return new Rule(Kind.HORIZONTAL, name, Values.copyOf(new double[] {y}), Style.PLAIN);
  }

  /**
   * A line at x from bottom to top.
   *
   * @throws IllegalArgumentException if x is not finite
   */
  public static Rule vertical(String name, double x) {
    return new Rule(Kind.VERTICAL, name, Values.copyOf(new double[] {x}), Style.PLAIN);
  }

  /**
   * The power law y = throughY · (x / throughX)^exponent: straight on two log axes.
   *
   * @throws IllegalArgumentException if a number is not finite or a place is not positive
   */
  public static Rule slope(String name, double exponent, double throughX, double throughY) {
    if (throughX <= 0 || throughY <= 0) {
      throw new IllegalArgumentException(
          "(%s, %s) must be positive (rule \"%s\"): a power law goes through a point with x, y > 0"
              .formatted(throughX, throughY, name));
    }
    double[] numbers = {exponent, throughX, throughY};
    return new Rule(Kind.SLOPE, name, Values.copyOf(numbers), Style.PLAIN);
  }

  /** The same rule, unbroken. */
  public Rule solid() {
    return new Rule(kind, name, numbers, style.withDash(Dash.SOLID));
  }

  /** The same rule, dashed. */
  public Rule dashed() {
    return new Rule(kind, name, numbers, style.withDash(Dash.DASHED));
  }

  /** The same rule, dotted. */
  public Rule dotted() {
    return new Rule(kind, name, numbers, style.withDash(Dash.DOTTED));
  }

  /**
   * The same rule in the palette's colour {@code paletteIndex} instead of grey.
   *
   * @throws IllegalArgumentException if the index is negative
   */
  public Rule color(int paletteIndex) {
    return new Rule(kind, name, numbers, style.withColor(paletteIndex, "rule \"" + name + "\""));
  }

  @Override
  public String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  Style style() {
    return style;
  }

  /** The y of a horizontal or the x of a vertical rule. */
  double position() {
    return numbers.get(0);
  }

  /** The power law's value at x. */
  double at(double x) {
    return numbers.get(2) * Math.pow(x / numbers.get(1), numbers.get(0));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rule rule
        && kind == rule.kind
        && name.equals(rule.name)
        && numbers.equals(rule.numbers)
        && style.equals(rule.style);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, name, numbers, style);
  }

  @Override
  public String toString() {
    return "rule \"" + name + "\" " + numbers;
  }
}
