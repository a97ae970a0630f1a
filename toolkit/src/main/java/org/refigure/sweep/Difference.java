package org.refigure.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One difference between two records of one trial, in words. */
record Difference(String name, String here, String there) {
  private static final String NONE = "-";

  /** All differences, bit for bit; none if {@link TrialRecord#sameMeasurements}. */
  static Stream<Difference> differences(TrialRecord here, TrialRecord there) {
    return Stream.of(
            outcome(here.outcome(), there.outcome()),
            each(here.values(), there.values(), Difference::value),
            each(here.curves(), there.curves(), Difference::curve),
            each(here.vectors(), there.vectors(), Difference::vector))
        .flatMap(differences -> differences);
  }

  private static Stream<Difference> outcome(Outcome here, Outcome there) {
    return here.equals(there)
        ? Stream.empty()
        : Stream.of(new Difference("outcome", words(here), words(there)));
  }

  private static String words(Outcome outcome) {
    OutcomeRow row = OutcomeRow.of(outcome);
    return row.message().isEmpty() ? row.word() : row.word() + ": " + row.message();
  }

  /** Compares what both have under one name; what one lacks is a difference. */
  private static <T> Stream<Difference> each(
      Map<String, T> here, Map<String, T> there, BiFunction<T, T, Stream<List<String>>> compare) {
    var names = new TreeSet<>(here.keySet());
    names.addAll(there.keySet());
    return names.stream()
        .flatMap(
            name -> {
              @Nullable T one = here.get(name);
              @Nullable T other = there.get(name);
              Stream<List<String>> words =
                  one == null || other == null
                      ? Stream.of(List.of(has(one), has(other)))
                      : compare.apply(one, other);
              return words.map(pair -> new Difference(name, pair.get(0), pair.get(1)));
            });
  }

  private static String has(@Nullable Object recorded) {
    return recorded == null ? NONE : recorded instanceof Double ? recorded.toString() : "recorded";
  }

  private static Stream<List<String>> value(Double here, Double there) {
    return here.equals(there)
        ? Stream.empty()
        : Stream.of(List.of(here.toString(), there.toString()));
  }

  private static Stream<List<String>> curve(Curve here, Curve there) {
    int step = Arrays.mismatch(here.steps(), there.steps());
    int value = Arrays.mismatch(here.values(), there.values());
    int first = step < 0 ? value : value < 0 ? step : Math.min(step, value);
    return first < 0 ? Stream.empty() : Stream.of(List.of(at(here, first), at(there, first)));
  }

  private static String at(Curve curve, int point) {
    return point < curve.size()
        ? "%s at step %d".formatted(curve.values()[point], curve.steps()[point])
        : "%d points".formatted(curve.size());
  }

  private static Stream<List<String>> vector(double[] here, double[] there) {
    int first = Arrays.mismatch(here, there);
    return first < 0 ? Stream.empty() : Stream.of(List.of(at(here, first), at(there, first)));
  }

  private static String at(double[] vector, int place) {
    return place < vector.length
        ? "[%d] = %s".formatted(place, vector[place])
        : "%d numbers".formatted(vector.length);
  }
}
