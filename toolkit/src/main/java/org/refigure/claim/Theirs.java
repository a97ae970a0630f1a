package org.refigure.claim;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What they report: a number where there is one, and its words.
 *
 * @param number the number that our interval is compared with; empty where they give none
 * @param text what a table prints
 */
public record Theirs(OptionalDouble number, String text) {
  private static final Pattern NUMBER =
      Pattern.compile("[−+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][−+-]?[0-9]+)?");

  /** Nothing reported. */
  public static final Theirs NOTHING = new Theirs(OptionalDouble.empty(), "–");

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public Theirs {
    if (number.isPresent() && !Double.isFinite(number.getAsDouble())) {
      throw new IllegalArgumentException(
          "theirs = "
              + number.getAsDouble()
              + " must be finite; write theirs(\"…\") where they give no number (claim)");
    }
  }

  /** A number, printed as it is. */
  public static Theirs of(double number) {
    return of(number, Digits.shortest(number));
  }

  /** A number with words of its own, for example {@code about 0.5}. */
  public static Theirs of(double number, String text) {
    return new Theirs(OptionalDouble.of(number), text);
  }

  /** Words; where they are a number and nothing else, it is compared with ours. */
  public static Theirs of(String text) {
    return NUMBER.matcher(text).matches()
        ? of(Double.parseDouble(text.replace('−', '-')), text)
        : new Theirs(OptionalDouble.empty(), text);
  }
}
