package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Where two records of one trial differ in what they measured, bit for bit. */
final class Differences {
  private final int points;
  private final List<Difference> found = new ArrayList<>();

  /**
   * One difference in words.
   *
   * @param what what differs, for example {@code value loss}
   * @param before how it is in the first record
   * @param after how it is in the second; empty where {@code before} says it all
   */
  record Difference(String what, String before, String after) {
    String line() {
      return after.isEmpty()
          ? String.format(Locale.ROOT, "%s: %s", what, before)
          : String.format(Locale.ROOT, "%s: recorded %s, now %s", what, before, after);
    }
  }

  private Differences(int points) {
    this.points = points;
  }

  /** The differences of a trial's record and its replay, a line each. */
  static List<String> between(TrialRecord recorded, TrialRecord now, int points) {
    return all(recorded, now, points).stream().map(Difference::line).toList();
  }

  /**
   * The differences, none if all bits agree; any NaN equals any other.
   *
   * @param points how many points of one curve or vector are listed
   */
  static List<Difference> all(TrialRecord recorded, TrialRecord now, int points) {
    var differences = new Differences(points);
    if (!recorded.outcome().equals(now.outcome())) {
      differences.add("outcome", spoken(recorded.outcome()), spoken(now.outcome()));
    }
    differences.values(recorded.values(), now.values());
    differences.curves(recorded.curves(), now.curves());
    differences.vectors(recorded.vectors(), now.vectors());
    return List.copyOf(differences.found);
  }

  private void values(Map<String, Double> recorded, Map<String, Double> now) {
    for (String name : names(recorded, now)) {
      @Nullable Double before = recorded.get(name);
      @Nullable Double after = now.get(name);
      if (before == null || !before.equals(after)) {
        add("value " + name, text(before), text(after));
      }
    }
  }

  private void curves(Map<String, Curve> recorded, Map<String, Curve> now) {
    for (String name : names(recorded, now)) {
      @Nullable Curve before = recorded.get(name);
      @Nullable Curve after = now.get(name);
      if (before == null || after == null) {
        add("curve " + name, text(before), text(after));
      } else {
        numbers("curve " + name, "step ", before.steps(), before.values(), after.values());
        if (!Arrays.equals(before.steps(), after.steps())) {
          add(String.format(Locale.ROOT, "curve %s, its steps", name), text(before), text(after));
        }
      }
    }
  }

  private void vectors(Map<String, double[]> recorded, Map<String, double[]> now) {
    for (String name : names(recorded, now)) {
      double @Nullable [] before = recorded.get(name);
      double @Nullable [] after = now.get(name);
      if (before == null || after == null) {
        add("vector " + name, text(before), text(after));
      } else {
        long[] places = LongStream.range(0, before.length).toArray();
        numbers("vector " + name, "place ", places, before, after);
      }
    }
  }

  private void numbers(String what, String place, long[] places, double[] before, double[] after) {
    if (before.length != after.length) {
      add(what, before.length + " numbers", after.length + " numbers");
    }
    int differing = 0;
    for (int i = 0; i < Math.min(before.length, after.length); i++) {
      if (Double.compare(before[i], after[i]) != 0) {
        differing++;
        if (differing <= points) {
          add(
              String.format(Locale.ROOT, "%s, %s%d", what, place, places[i]),
              text(before[i]),
              text(after[i]));
        }
      }
    }
    if (differing > points) {
      add(
          what,
          String.format(Locale.ROOT, "%d of %d numbers differ in all", differing, before.length),
          "");
    }
  }

  private void add(String what, String before, String after) {
    found.add(new Difference(what, before, after));
  }

  private static TreeSet<String> names(Map<String, ?> recorded, Map<String, ?> now) {
    var names = new TreeSet<>(recorded.keySet());
    names.addAll(now.keySet());
    return names;
  }

  private static String text(@Nullable Object measured) {
    if (measured instanceof double[] vector) {
      return vector.length + " numbers";
    }
    return measured == null ? "nothing" : measured.toString();
  }

  private static String spoken(Outcome outcome) {
    var row = OutcomeRow.of(outcome);
    String count = row.count() == 0 ? "" : String.format(Locale.ROOT, " (%d)", row.count());
    return row.word() + count + (row.message().isEmpty() ? "" : ": " + row.message());
  }
}
