package org.refigure.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Between tables and runs. */
final class RunTable {
  private static final Set<String> WHOLE = Set.of("INTEGER", "LONG", "SHORT");

  private RunTable() {}

  /**
   * The rows as runs.
   *
   * @param named the parameters; empty where the columns' places and kinds tell
   */
  static Runs read(Table table, List<String> named) {
    String place = "table \"" + table.name() + "\"";
    if (table.isEmpty()) {
      throw new IllegalArgumentException(place + " must have at least one row");
    }
    for (String name : named) {
      if (!table.columnNames().contains(name)) {
        throw new IllegalArgumentException(
            Names.unknown("column", name, table.columnNames()) + " (" + place + ")");
      }
    }
    List<Column<?>> parameters = parameters(table, named);
    List<NumericColumn<?>> values = values(table, parameters);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          place
              + " must have a column of values: of "
              + table.columnNames()
              + " all are parameters; name these, Runs.of(table, \"width\", …)");
    }
    boolean seeded = table.columnNames().contains(Columns.SEED);
    var repeats = new HashMap<SortedMap<String, Object>, Long>();
    var runs = new ArrayList<Run>();
    for (int row = 0; row < table.rowCount(); row++) {
      SortedMap<String, Object> setting = setting(parameters, row);
      long seed = seeded ? seed(table, row, place) : repeats.merge(setting, 1L, Long::sum) - 1;
      runs.add(Run.ofRow(setting, seed, outcome(table, row), numbers(values, row)));
    }
    return Runs.of(runs, place, seeded);
  }

  private static List<Column<?>> parameters(Table table, List<String> named) {
    int seed = table.columnNames().indexOf(Columns.SEED);
    return IntStream.range(0, table.columnCount())
        .filter(i -> !own(table.column(i).name()))
        .filter(
            i -> {
              Column<?> column = table.column(i);
              if (!named.isEmpty()) {
                return named.contains(column.name());
              }
              return seed < 0 ? !measured(column) : i < seed || !(column instanceof NumericColumn);
            })
        .<Column<?>>mapToObj(table::column)
        .toList();
  }

  private static List<NumericColumn<?>> values(Table table, List<Column<?>> parameters) {
    var values = new ArrayList<NumericColumn<?>>();
    for (Column<?> column : table.columns()) {
      if (column instanceof NumericColumn<?> numbers
          && !own(column.name())
          && !parameters.contains(column)) {
        values.add(numbers);
      }
    }
    return values;
  }

  private static boolean own(String name) {
    return name.equals(Columns.SEED) || name.equals(Columns.OUTCOME);
  }

  private static boolean measured(Column<?> column) {
    return column instanceof NumericColumn && !WHOLE.contains(column.type().name());
  }

  private static SortedMap<String, Object> setting(List<Column<?>> parameters, int row) {
    var setting = new TreeMap<String, Object>();
    for (Column<?> column : parameters) {
      if (!column.isMissing(row)) {
        Object value = column.get(row);
        boolean plain = value instanceof Number || value instanceof Boolean;
        setting.put(
            column.name(), Trial.normalised(column.name(), plain ? value : value.toString()));
      }
    }
    return setting;
  }

  private static long seed(Table table, int row, String place) {
    Column<?> column = table.column(Columns.SEED);
    if (column.isMissing(row) || !(column.get(row) instanceof Number number)) {
      throw new IllegalArgumentException(
          "seed of row " + row + " must be a whole number (" + place + ")");
    }
    return number.longValue();
  }

  private static String outcome(Table table, int row) {
    return table.columnNames().contains(Columns.OUTCOME)
        ? table.column(Columns.OUTCOME).getString(row)
        : "finished";
  }

  private static SortedMap<String, Double> numbers(List<NumericColumn<?>> values, int row) {
    var numbers = new TreeMap<String, Double>();
    values.stream()
        .filter(column -> !column.isMissing(row))
        .forEach(column -> numbers.put(column.name(), column.getDouble(row)));
    return numbers;
  }

  /** The rows as points of a sweep; what is missing in a row is no parameter of its point. */
  static List<SortedMap<String, Object>> points(Table table) {
    return IntStream.range(0, table.rowCount())
        .mapToObj(row -> setting(table.columns(), row))
        .toList();
  }

  /** Runs as rows: parameters, seed, outcome, values. */
  static Table write(List<Run> runs) {
    var parameters = new LinkedHashSet<String>();
    var values = new TreeSet<String>();
    runs.forEach(run -> parameters.addAll(run.parameters().keySet()));
    runs.forEach(run -> values.addAll(run.values().keySet()));
    var columns = new ArrayList<Column<?>>();
    for (String name : parameters) {
      columns.add(
          StudyTables.parameter(
              name,
              runs.stream().<@Nullable Object>map(run -> run.parameters().get(name)).toList()));
    }
    var seed = LongColumn.create(Columns.SEED);
    runs.forEach(run -> seed.append(run.seed()));
    columns.add(seed);
    columns.add(
        StringColumn.create(
            Columns.OUTCOME, runs.stream().map(run -> run.gap().orElse("finished")).toList()));
    for (String name : values) {
      var column = DoubleColumn.create(name);
      runs.forEach(run -> column.append(run.values().getOrDefault(name, Double.NaN)));
      columns.add(column);
    }
    return Table.create("runs", columns);
  }
}
