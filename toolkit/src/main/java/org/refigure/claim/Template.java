package org.refigure.claim;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.refigure.stats.Series;

/**
 * An id or a statement with places for the values of axes: {@code C3-{points}}.
 *
 * @param text with its places
 */
record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  /** The names between braces. */
  List<String> names() {
    return PLACE.matcher(text).results().map(found -> found.group(1)).distinct().toList();
  }

  /** The name that is no key of a curve: it stands for the curve's own axis. */
  List<String> axes(Series series) {
    return names().stream().filter(name -> !series.keys().containsKey(name)).toList();
  }

  /** Filled with the keys of a curve, and the place on it for every other name. */
  String at(Series series, double x) {
    return PLACE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    series.keys().containsKey(found.group(1))
                        ? series.label(found.group())
                        : Digits.shortest(x)));
  }
}
