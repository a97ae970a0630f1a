package org.refigure.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  /** One row per trial; {@code values} holds what each row's trial recorded. */
  Table summary(List<Row> rows, List<? extends Map<String, Double>> values) {
    var columns = new ArrayList<Column<?>>(setting(rows));
    var outcome = StringColumn.create(Columns.OUTCOME);
    var seconds = DoubleColumn.create(Columns.SECONDS);
    rows.forEach(row -> outcome.append(row.outcome().word()));
    rows.forEach(row -> seconds.append(row.seconds()));
    columns.add(outcome);
    columns.add(seconds);
    var names = new TreeSet<String>();
    values.forEach(ofTrial -> names.addAll(ofTrial.keySet()));
    for (String name : names) {
      var column = DoubleColumn.create(name);
      values.forEach(ofTrial -> column.append(ofTrial.getOrDefault(name, Double.NaN)));
      columns.add(column);
    }
    return table("trials", columns);
  }

  /** One row per trial; {@code times} holds when each was recorded. */
  Table provenance(List<Row> rows, List<String> times) {
    var columns = new ArrayList<Column<?>>(setting(rows));
    var attempt = LongColumn.create(Columns.ATTEMPT);
    rows.forEach(row -> attempt.append(row.execution().attempt()));
    columns.add(attempt);
    columns.add(StringColumn.create("recorded", times));
    var facts = new TreeSet<String>();
    rows.forEach(row -> facts.addAll(row.execution().provenance().facts().keySet()));
    for (String fact : facts) {
      var column = StringColumn.create(fact);
      rows.forEach(row -> column.append(row.execution().provenance().fact(fact)));
      columns.add(column);
    }
    return table("provenance", columns);
  }

  /** One row per point of one curve. */
  Table points(String name, List<Row> rows, List<Curve> curves) {
    var repeated = new ArrayList<Row>();
    var step = LongColumn.create(Columns.STEP);
    var value = DoubleColumn.create(Columns.VALUE);
    for (int i = 0; i < rows.size(); i++) {
      long[] steps = curves.get(i).steps();
      double[] points = curves.get(i).values();
      for (int j = 0; j < steps.length; j++) {
        repeated.add(rows.get(i));
        step.append(steps[j]);
        value.append(points[j]);
      }
    }
    var columns = new ArrayList<Column<?>>(setting(repeated));
    columns.add(step);
    columns.add(value);
    return table(name, columns);
  }

  /** The columns that say which trial a row belongs to. */
  private static List<Column<?>> setting(List<Row> rows) {
    var columns = new ArrayList<Column<?>>();
    if (rows.stream().map(row -> row.trial().experiment()).distinct().count() > 1) {
      var experiment = StringColumn.create(Columns.EXPERIMENT);
      rows.forEach(row -> experiment.append(row.trial().experiment()));
      columns.add(experiment);
    }
    if (rows.stream().map(row -> row.trial().version()).distinct().count() > 1) {
      var version = LongColumn.create(Columns.VERSION);
      rows.forEach(row -> version.append(row.trial().version()));
      columns.add(version);
    }
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.trial().parameters().keySet()));
    for (String name : names) {
      columns.add(
          parameter(name, rows.stream().map(row -> row.trial().parameters().get(name)).toList()));
    }
    var seed = LongColumn.create(Columns.SEED);
    rows.forEach(row -> seed.append(row.trial().seed()));
    columns.add(seed);
    return columns;
  }

  /** A column of one parameter: missing where a trial does not have it. */
  static Column<?> parameter(String name, List<@Nullable Object> values) {
    if (allAre(Long.class, values)) {
      var column = LongColumn.create(name);
      values.forEach(value -> append(column, value));
      return column;
    } else if (allAre(Number.class, values)) {
      var column = DoubleColumn.create(name);
      values.forEach(
          value -> column.append(value == null ? Double.NaN : ((Number) value).doubleValue()));
      return column;
    } else if (allAre(Boolean.class, values)) {
      var column = BooleanColumn.create(name);
      values.forEach(value -> column.append((Boolean) value));
      return column;
    }
    var column = StringColumn.create(name);
    values.forEach(value -> column.append(value == null ? "" : Trial.spelled(value)));
    return column;
  }

  private static void append(LongColumn column, @Nullable Object value) {
    if (value == null) {
      column.appendMissing();
    } else {
      column.append((Long) value);
    }
  }

  private static boolean allAre(Class<?> type, List<@Nullable Object> values) {
    return values.stream().allMatch(value -> value == null || type.isInstance(value));
  }

  private Table table(String name, List<Column<?>> columns) {
    Map<String, String> seen = new HashMap<>();
    for (Column<?> column : columns) {
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
    return Table.create(name, columns);
  }
}
