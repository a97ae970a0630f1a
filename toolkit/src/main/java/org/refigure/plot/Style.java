package org.refigure.plot;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a caller asked for; what is empty is chosen when the figure is drawn.
 *
 * @param color index into the palette
 * @param dash dash pattern
 * @param marker mark at each place; for lines also switches marks on
 * @param thin half the usual stroke
 * @param hollow marks with a white inside
 * @param marks whether a line carries marks; empty: yes when it has few places
 */
record Style(
    OptionalInt color,
    Optional<Dash> dash,
    Optional<Marker> marker,
    boolean thin,
    boolean hollow,
    Optional<Boolean> marks) {

  static final Style PLAIN =
      new Style(
          OptionalInt.empty(), Optional.empty(), Optional.empty(), false, false, Optional.empty());

  Style withColor(int index, String label) {
    if (index < 0) {
      throw new IllegalArgumentException(
          "color = %d must be >= 0 (%s): it counts the palette from 0 and wraps around"
              .formatted(index, label));
    }
    return new Style(OptionalInt.of(index), dash, marker, thin, hollow, marks);
  }

  Style withDash(Dash pattern) {
    return new Style(color, Optional.of(pattern), marker, thin, hollow, marks);
  }

  Style withMarker(Marker mark) {
    return new Style(color, dash, Optional.of(mark), thin, hollow, Optional.of(true));
  }

  Style withMarks(boolean shown) {
    return new Style(color, dash, marker, thin, hollow, Optional.of(shown));
  }

  Style asThin() {
    return new Style(color, dash, marker, true, hollow, marks);
  }

  Style asHollow() {
    return new Style(color, dash, marker, thin, true, marks);
  }
}
