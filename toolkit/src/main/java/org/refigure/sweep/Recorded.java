package org.refigure.sweep;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a trial measured, by name.
 *
 * @param values single numbers, for example the last loss
 * @param curves values at steps
 * @param vectors lists of numbers, for example singular values; the arrays are shared: do not write
 *     to them
 */
public record Recorded(
    SortedMap<String, Double> values,
    SortedMap<String, Curve> curves,
    SortedMap<String, double[]> vectors) {

  /** Copies the maps. */
  public Recorded {
    values = copy(values);
    curves = copy(curves);
    vectors = copy(vectors);
  }

  /** Most trials lack a kind: these share one empty map. */
  private static <V> SortedMap<String, V> copy(SortedMap<String, V> map) {
    return map.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** From maps in any order. */
  static Recorded of(
      Map<String, Double> values, Map<String, Curve> curves, Map<String, double[]> vectors) {
    return new Recorded(new TreeMap<>(values), new TreeMap<>(curves), new TreeMap<>(vectors));
  }

  /** Nothing measured. */
  public static Recorded nothing() {
    return of(Map.of(), Map.of(), Map.of());
  }

  /** Bitwise equality of all numbers, any NaN equal to any other. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Recorded recorded
        && values.equals(recorded.values)
        && curves.equals(recorded.curves)
        && vectors.keySet().equals(recorded.vectors.keySet())
        && vectors.keySet().stream()
            .allMatch(name -> Arrays.equals(vectors.get(name), recorded.vectors.get(name)));
  }

  @Override
  public int hashCode() {
    return 31 * values.hashCode() + curves.hashCode();
  }
}
