package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.refigure.sweep.StudyStore.Row;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Turns stored rows into Tablesaw tables. */
final class StudyTables {
  private final String place;

  StudyTables(String place) {
    this.place = place;
  }

  /**
   * One row per trial; {@code values} holds what each row's trial recorded. Tablesaw takes NaN for
   * missing: where one was recorded, a last column lists the names of such values.
   */
  Table summary(List<Row> rows, List<? extends Map<String, Double>> values) {
    var columns = new ArrayList<>(trials(rows, values));
    List<@Nullable String> undefined =
        values.stream().<@Nullable String>map(StudyTables::undefined).toList();
    if (undefined.stream().anyMatch(names -> names != null)) {
      columns.add(StudyColumn.texts(Columns.UNDEFINED, undefined));
    }
    return table("trials", columns);
  }

  /** The columns of {@link #summary} in which NaN is a value. */
  List<StudyColumn> trials(List<Row> rows, List<? extends Map<String, Double>> values) {
    var columns = setting(rows);
    columns.add(
        StudyColumn.texts(
            Columns.OUTCOME, rows.stream().map(row -> row.outcome().word()).toList()));
    columns.add(StudyColumn.doubles(Columns.SECONDS, rows.stream().map(Row::seconds).toList()));
    var names = new TreeSet<String>();
    values.forEach(ofTrial -> names.addAll(ofTrial.keySet()));
    for (String name : names) {
      columns.add(
          StudyColumn.doubles(
              name, values.stream().<@Nullable Double>map(ofTrial -> ofTrial.get(name)).toList()));
    }
    requireDistinct(columns);
    return columns;
  }

  /** One row per trial; {@code times} holds when each was recorded. */
  Table provenance(List<Row> rows, List<String> times) {
    var columns = setting(rows);
    columns.add(
        StudyColumn.longs(
            Columns.ATTEMPT, rows.stream().map(row -> (long) row.execution().attempt()).toList()));
    columns.add(StudyColumn.texts("recorded", times));
    var facts = new TreeSet<String>();
    rows.forEach(row -> facts.addAll(row.execution().provenance().facts().keySet()));
    for (String fact : facts) {
      columns.add(
          StudyColumn.texts(
              fact, rows.stream().map(row -> row.execution().provenance().fact(fact)).toList()));
    }
    return table("provenance", columns);
  }

  /** One row per point of one curve. */
  Table points(String name, List<Row> rows, List<Curve> curves) {
    var repeated = new ArrayList<Row>();
    var steps = new ArrayList<Long>();
    var points = new ArrayList<Double>();
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < curves.get(i).steps().length; j++) {
        repeated.add(rows.get(i));
      }
      Arrays.stream(curves.get(i).steps()).forEach(steps::add);
      Arrays.stream(curves.get(i).values()).forEach(points::add);
    }
    var columns = setting(repeated);
    columns.add(StudyColumn.longs(Columns.STEP, steps));
    columns.add(StudyColumn.doubles(Columns.VALUE, points));
    return table(name, columns);
  }

  /** The columns that say which trial a row belongs to. */
  private static List<StudyColumn> setting(List<Row> rows) {
    var columns = new ArrayList<StudyColumn>();
    if (rows.stream().map(row -> row.trial().experiment()).distinct().count() > 1) {
      columns.add(
          StudyColumn.texts(
              Columns.EXPERIMENT, rows.stream().map(row -> row.trial().experiment()).toList()));
    }
    if (rows.stream().map(row -> row.trial().version()).distinct().count() > 1) {
      columns.add(
          StudyColumn.longs(
              Columns.VERSION, rows.stream().map(row -> (long) row.trial().version()).toList()));
    }
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.trial().parameters().keySet()));
    for (String name : names) {
      columns.add(
          StudyColumn.of(
              name,
              rows.stream()
                  .<@Nullable Object>map(row -> row.trial().parameters().get(name))
                  .toList()));
    }
    columns.add(
        StudyColumn.longs(Columns.SEED, rows.stream().map(row -> row.trial().seed()).toList()));
    return columns;
  }

  /** The names of the values that are NaN, if any is. */
  private static @Nullable String undefined(Map<String, Double> values) {
    String names =
        values.entrySet().stream()
            .filter(value -> value.getValue().isNaN())
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : names;
  }

  private Table table(String name, List<StudyColumn> columns) {
    requireDistinct(columns);
    return PlainNumbers.in(
        Table.create(name, columns.stream().<Column<?>>map(StudyTables::tablesaw).toList()));
  }

  /** A column of one parameter: missing where a trial does not have it. */
  static Column<?> parameter(String name, List<@Nullable Object> values) {
    return tablesaw(StudyColumn.of(name, values));
  }

  private static Column<?> tablesaw(StudyColumn from) {
    Column<?> column =
        switch (from.kind()) {
          case LONG -> LongColumn.create(from.name());
          case DOUBLE -> DoubleColumn.create(from.name());
          case BOOLEAN -> BooleanColumn.create(from.name());
          case TEXT -> StringColumn.create(from.name());
        };
    for (Object value : from.values()) {
      if (value == null) {
        column.appendMissing();
      } else {
        column.appendObj(value);
      }
    }
    return column;
  }

  private void requireDistinct(List<StudyColumn> columns) {
    Map<String, String> seen = new HashMap<>();
    for (StudyColumn column : columns) {
      @Nullable String other = seen.putIfAbsent(Columns.key(column.name()), column.name());
      if (other != null) {
        throw new SweepException(
            String.format(
                Locale.ROOT,
                "study %s has no table: columns \"%s\" and \"%s\" must differ in more than case;"
                    + " rename one in the experiment and raise its version",
                place,
                other,
                column.name()),
            null);
      }
    }
  }
}
