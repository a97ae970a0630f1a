package org.refigure.plot;

import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A reference line in grey that takes no colour from the palette. */
public final class Guide implements Layer {

  /** What the guide follows. */
  enum Kind {
    HORIZONTAL,
    VERTICAL,
    SLOPE
  }

  private final Kind kind;
  private final String name;
  private final Values numbers;
  private final Style style;

  private Guide(Kind kind, String name, Values numbers, Style style) {
    this.kind = kind;
    this.name = Objects.requireNonNull(name, "name");
    this.numbers = numbers;
    this.style = style;
    if (numbers.finite().count() < numbers.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must be finite (guide \"%s\"): leave the guide out where its value is unknown",
              numbers,
              name));
    }
  }

  /**
   * A line at height y across the panel.
   *
   * @throws IllegalArgumentException if y is not finite
   */
  public static Guide horizontal(String name, double y) {
    return new Guide(Kind.HORIZONTAL, name, Values.copyOf(new double[] {y}), Style.PLAIN);
  }

  /**
   * A line at x from bottom to top.
   *
   * @throws IllegalArgumentException if x is not finite
   */
  public static Guide vertical(String name, double x) {
    return new Guide(Kind.VERTICAL, name, Values.copyOf(new double[] {x}), Style.PLAIN);
  }

  /**
   * The power law y = throughY · (x / throughX)^exponent: straight on two log axes.
   *
   * @throws IllegalArgumentException if a number is not finite or a place is not positive
   */
  public static Guide slope(String name, double exponent, double throughX, double throughY) {
    if (throughX <= 0 || throughY <= 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "(%s, %s) must be positive (guide \"%s\"): a power law goes through a point with x, y > 0",
              throughX,
              throughY,
              name));
    }
    double[] numbers = {exponent, throughX, throughY};
    return new Guide(Kind.SLOPE, name, Values.copyOf(numbers), Style.PLAIN);
  }

  /** The same guide, unbroken. */
  public Guide solid() {
    return new Guide(kind, name, numbers, style.withDash(Dash.SOLID));
  }

  /** The same guide, dashed. */
  public Guide dashed() {
    return new Guide(kind, name, numbers, style.withDash(Dash.DASHED));
  }

  /** The same guide, dotted. */
  public Guide dotted() {
    return new Guide(kind, name, numbers, style.withDash(Dash.DOTTED));
  }

  /**
   * The same guide in the palette's colour {@code paletteIndex} instead of grey.
   *
   * @throws IllegalArgumentException if the index is negative
   */
  public Guide color(int paletteIndex) {
    return new Guide(kind, name, numbers, style.withColor(paletteIndex, "guide \"" + name + "\""));
  }

  /** The same guide in a changed style. */
  Guide restyled(UnaryOperator<Style> change) {
    return new Guide(kind, name, numbers, change.apply(style));
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

  /** The y of a horizontal or the x of a vertical guide. */
  double position() {
    return numbers.get(0);
  }

  /** The power law's value at x. */
  double at(double x) {
    return numbers.get(2) * Math.pow(x / numbers.get(1), numbers.get(0));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Guide guide
        && kind == guide.kind
        && name.equals(guide.name)
        && numbers.equals(guide.numbers)
        && style.equals(guide.style);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, name, numbers, style);
  }

  @Override
  public String toString() {
    return "guide \"" + name + "\" " + numbers;
  }
}
