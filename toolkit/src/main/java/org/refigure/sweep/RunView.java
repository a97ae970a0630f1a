package org.refigure.sweep;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How runs are read.
 *
 * @param place where they are from, for messages
 * @param conditions parameter → value they were picked by, in order
 * @param averaged parameters that the reader averages over on purpose
 * @param available whether a seed counts by those of its runs that have a number
 * @param paired whether seeds are given, so that they pair runs
 */
record RunView(
    String place,
    Map<String, String> conditions,
    Set<String> averaged,
    boolean available,
    boolean paired) {

  RunView where(Map<String, String> others) {
    return new RunView(place, others, averaged, available, paired);
  }

  RunView averagedOver(Set<String> parameters) {
    return new RunView(place, conditions, parameters, available, paired);
  }

  RunView ofAvailable() {
    return new RunView(place, conditions, averaged, true, paired);
  }

  /** The conditions behind a name: {@code (rule = SGD)}; empty without any. */
  String suffix() {
    return conditions.isEmpty()
        ? ""
        : conditions.entrySet().stream()
            .map(entry -> entry.getKey() + " = " + entry.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
