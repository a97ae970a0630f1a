package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values that a parameter takes in a set of runs. */
final class Places {
  /** A number matches up to rounding: 0.1 is also what an axis computes as 10⁻¹. */
  private static final double ROUNDING = 1e-9;

  private static final int MOST = 12;

  private Places() {}

  /** Numbers ascending, each once; anything else in the order of its first appearance. */
  static List<Object> distinct(Collection<?> values) {
    var places = new ArrayList<Object>(new LinkedHashSet<>(values));
    if (places.stream().allMatch(Number.class::isInstance)) {
      places.sort(Comparator.comparingDouble(value -> ((Number) value).doubleValue()));
    }
    return places;
  }

  /** The values of a parameter among runs, each once. */
  static List<Object> of(List<Run> runs, String parameter) {
    var values = new ArrayList<Object>();
    for (Run run : runs) {
      @Nullable Object value = stored(run, parameter);
      if (value != null) {
        values.add(value);
      }
    }
    return distinct(values);
  }

  /** A parameter of a run, or its seed under the name {@code seed}. */
  static @Nullable Object stored(Run run, String parameter) {
    return parameter.equals(Columns.SEED) ? run.seed() : run.parameters().get(parameter);
  }

  /** Whether a stored parameter is what a reader asks for; enums compare by their names. */
  static boolean same(Object stored, Object wanted) {
    if (stored instanceof Number left && wanted instanceof Number right) {
      double a = left.doubleValue();
      double b = right.doubleValue();
      return a == b || Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
    }
    String word = wanted instanceof Enum<?> constant ? constant.name() : wanted.toString();
    return stored.toString().equals(word);
  }

  /** A value as a reader writes it: whole numbers without a point. */
  static String text(Object value) {
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString(number.longValue());
    }
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  /** For example {@code width = 64, learningRate = 0.1}. */
  static String text(Map<String, Object> setting) {
    return setting.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + text(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** For example {@code 50, 200, 1000}; long lists are cut. */
  static String list(List<Object> places) {
    String shown = places.stream().limit(MOST).map(Places::text).collect(Collectors.joining(", "));
    return places.size() <= MOST
        ? shown
        : shown + ", … (" + places.size() + " up to " + text(places.get(places.size() - 1)) + ")";
  }
}
