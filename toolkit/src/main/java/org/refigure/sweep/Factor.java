package org.refigure.sweep;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One factor of a product of parameters: an axis, or a list of points of several parameters.
 *
 * @param points what every earlier point is extended by, in order
 * @param condition where the factor exists; an earlier point at which it does not hold stays alone
 */
record Factor(List<SortedMap<String, Object>> points, Optional<Predicate<Trial>> condition) {

  Factor {
    points = List.copyOf(points);
  }

  static Factor of(String name, Axis axis) {
    return of(axis.values().stream().map(value -> Map.of(name, value)).toList());
  }

  /**
   * Normalises the values.
   *
   * @throws IllegalArgumentException if there are no points or two names differ in case only
   */
  static Factor of(List<? extends Map<String, ?>> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a list of points must have at least one: it has none");
    }
    var spelling = new HashMap<String, String>();
    return new Factor(
        points.stream().map(point -> normalised(point, spelling)).toList(), Optional.empty());
  }

  Factor when(Predicate<Trial> also) {
    return new Factor(points, Optional.of(condition.map(first -> first.and(also)).orElse(also)));
  }

  /** The names of its parameters. */
  Set<String> names() {
    var names = new LinkedHashSet<String>();
    points.forEach(point -> names.addAll(point.keySet()));
    return names;
  }

  private static SortedMap<String, Object> normalised(
      Map<String, ?> point, Map<String, String> spelling) {
    var copy = new TreeMap<String, Object>();
    point.forEach(
        (name, value) -> {
          String other = spelling.computeIfAbsent(Columns.key(name), key -> name);
          if (!other.equals(name)) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "parameters \"%s\" and \"%s\" of points must differ in more than case",
                    other,
                    name));
          }
          copy.put(name, Trial.normalised(name, value));
        });
    return copy;
  }
}
