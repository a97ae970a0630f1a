package org.refigure.plot;

import java.util.Locale;
import java.util.Objects;

/**
 * A note in a panel, its lower left corner at (x, y); moved inside where it would leave the plot.
 *
 * @param x horizontal place in the units of the axis
 * @param y vertical place in the units of the axis
 * @param text one line
 */
public record Text(double x, double y, String text) implements Layer {

  /**
   * Checks the place.
   *
   * @throws IllegalArgumentException if the place is not finite
   */
  public Text {
    Objects.requireNonNull(text, "text");
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "place (%s, %s) must be finite (text \"%s\"): leave the note out where its place is unknown",
              x,
              y,
              text));
    }
  }

  /**
   * A note at (x, y).
   *
   * @throws IllegalArgumentException if the place is not finite
   */
  public static Text at(double x, double y, String text) {
    return new Text(x, y, text);
  }

  /** Blank: a note has no legend entry. */
  @Override
  public String name() {
    return "";
  }
}
