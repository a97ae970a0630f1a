package org.refigure.sweep;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.refigure.EditDistance;

/** Says that a name is not there, and which are: the nearest first. */
final class Names {
  private static final int MOST = 12;

  private Names() {}

  /** For example {@code there is no value "gapp"; there is "gap", "norm"}. */
  static String unknown(String kind, String name, Collection<String> known) {
    return "there is no " + kind + " \"" + name + "\"; there is " + nearest(name, known);
  }

  private static String nearest(String name, Collection<String> known) {
    if (known.isEmpty()) {
      return "none";
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    String listed =
        known.stream()
            .sorted(
                Comparator.comparingInt(
                    (String other) -> EditDistance.between(wanted, other.toLowerCase(Locale.ROOT))))
            .limit(MOST)
            .map(other -> '"' + other + '"')
            .collect(Collectors.joining(", "));
    return known.size() <= MOST ? listed : listed + " and " + (known.size() - MOST) + " more";
  }
}
