package org.refigure.plot;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a line and a set of points have in common: a name, places, interval ends and a style.
 *
 * @param kind "line" or "points", for messages
 * @param ends lower and upper end of the interval at each place
 */
record Series(String kind, String name, Values x, Values y, Optional<Ends> ends, Style style) {

  /** Lower and upper ends, one pair for each place; an end that is not finite is a gap. */
  record Ends(Values low, Values high) {}

  Series {
    Objects.requireNonNull(name, "name");
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "x has %d values, y has %d: they must be equally many (%s \"%s\")",
              x.size(),
              y.size(),
              kind,
              name));
    }
  }

  static Series of(String kind, String name, double[] x, double[] y) {
    return new Series(
        kind, name, Values.copyOf(x), Values.copyOf(y), Optional.empty(), Style.PLAIN);
  }

  Series withEnds(String what, double[] low, double[] high) {
    if (low.length != x.size() || high.length != x.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %d low and %d high ends, x has %d values: they must be equally many (%s \"%s\")",
              what,
              low.length,
              high.length,
              x.size(),
              kind,
              name));
    }
    for (int i = 0; i < low.length; i++) {
      if (low[i] > high[i]) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s low = %s must be <= high = %s at x = %s (%s \"%s\"): ends are absolute values of y,"
                    + " lower one first",
                what,
                low[i],
                high[i],
                x.get(i),
                kind,
                name));
      }
    }
    var absolute = new Ends(Values.copyOf(low), Values.copyOf(high));
    return new Series(kind, name, x, y, Optional.of(absolute), style);
  }

  Series withStyle(Style changed) {
    return new Series(kind, name, x, y, ends, changed);
  }

  int size() {
    return x.size();
  }

  String label() {
    return kind + " \"" + name + "\"";
  }
}
