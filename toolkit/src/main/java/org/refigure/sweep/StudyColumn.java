package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a study's tables: what is null is not recorded, and NaN and "" are values.
 *
 * @param name unlike that of any other column of its table
 * @param kind what the values are
 * @param values one for each row: {@link Long}, {@link Double}, {@link Boolean} or {@link String}
 */
record StudyColumn(String name, Kind kind, List<@Nullable Object> values) {
  /** What a column holds. */
  enum Kind {
    LONG,
    DOUBLE,
    BOOLEAN,
    TEXT
  }

  /** Copies the list. */
  StudyColumn {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  static StudyColumn longs(String name, List<@Nullable Long> values) {
    return new StudyColumn(name, Kind.LONG, new ArrayList<@Nullable Object>(values));
  }

  static StudyColumn doubles(String name, List<@Nullable Double> values) {
    return new StudyColumn(name, Kind.DOUBLE, new ArrayList<@Nullable Object>(values));
  }

  static StudyColumn texts(String name, List<@Nullable String> values) {
    return new StudyColumn(name, Kind.TEXT, new ArrayList<@Nullable Object>(values));
  }

  /** A column of any values: of the narrowest kind that holds them all. */
  static StudyColumn of(String name, List<@Nullable Object> values) {
    if (allAre(Long.class, values)) {
      return new StudyColumn(name, Kind.LONG, values);
    } else if (allAre(Number.class, values)) {
      return doubles(
          name,
          values.stream()
              .<@Nullable Double>map(value -> value == null ? null : ((Number) value).doubleValue())
              .toList());
    } else if (allAre(Boolean.class, values)) {
      return new StudyColumn(name, Kind.BOOLEAN, values);
    }
    return texts(
        name,
        values.stream()
            .<@Nullable String>map(value -> value == null ? null : Trial.spelled(value))
            .toList());
  }

  private static boolean allAre(Class<?> type, List<@Nullable Object> values) {
    return values.stream().allMatch(value -> value == null || type.isInstance(value));
  }
}
