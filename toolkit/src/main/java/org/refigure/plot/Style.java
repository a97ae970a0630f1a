package org.refigure.plot;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a caller asked for; what is empty is chosen when the figure is drawn.
 *
 * @param color index into the palette
 * @param shade place in the sequential colours from 0 (dark) to 1 (light), instead of the palette
 * @param dash dash pattern
 * @param marker mark at each place; for lines also switches marks on
 * @param thin half the usual stroke
 * @param hollow marks with a white inside
 * @param small marks of half the size, for the runs behind a mean
 * @param shift of the marks to the right in logical pixels, so that several at one x are seen
 * @param marks whether a line carries marks; empty: yes when it has few places
 */
record Style(
    OptionalInt color,
    OptionalDouble shade,
    Optional<Dash> dash,
    Optional<Marker> marker,
    boolean thin,
    boolean hollow,
    boolean small,
    double shift,
    Optional<Boolean> marks) {

  static final Style PLAIN =
      new Style(
          OptionalInt.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          false,
          0,
          Optional.empty());

  Style withColor(int index, String label) {
    if (index < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "color = %d must be >= 0 (%s): it counts the palette from 0 and wraps around",
              index,
              label));
    }
    return new Style(
        OptionalInt.of(index),
        OptionalDouble.empty(),
        dash,
        marker,
        thin,
        hollow,
        small,
        shift,
        marks);
  }

  Style withDash(Dash pattern) {
    return new Style(color, shade, Optional.of(pattern), marker, thin, hollow, small, shift, marks);
  }

  Style withMarker(Marker mark) {
    return new Style(
        color, shade, dash, Optional.of(mark), thin, hollow, small, shift, Optional.of(true));
  }

  Style withMarks(boolean shown) {
    return new Style(color, shade, dash, marker, thin, hollow, small, shift, Optional.of(shown));
  }

  Style asThin() {
    return new Style(color, shade, dash, marker, true, hollow, small, shift, marks);
  }

  Style asHollow() {
    return new Style(color, shade, dash, marker, thin, true, small, shift, marks);
  }

  Style asSmall() {
    return new Style(color, shade, dash, marker, thin, hollow, true, shift, Optional.of(true));
  }

  Style withShade(double place) {
    var at = OptionalDouble.of(place);
    return new Style(OptionalInt.empty(), at, dash, marker, thin, hollow, small, shift, marks);
  }

  Style shifted(double pixels) {
    return new Style(color, shade, dash, marker, thin, hollow, small, shift + pixels, marks);
  }
}
