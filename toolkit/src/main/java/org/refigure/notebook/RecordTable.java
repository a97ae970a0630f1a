package org.refigure.notebook;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.refigure.claim.EstimateText;
import org.refigure.stats.Estimated;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Records of one kind as rows of a table, and maps as two columns. */
final class RecordTable {
  private RecordTable() {}

  /**
   * A column for each component; empty if the list is empty or holds anything but one record type.
   */
  static Optional<Table> of(List<?> list) {
    if (list.isEmpty() || !(list.get(0) instanceof Record)) {
      return Optional.empty();
    }
    Class<?> type = list.get(0).getClass();
    if (!list.stream().allMatch(type::isInstance)) {
      return Optional.empty();
    }
    List<Column<?>> columns =
        Arrays.stream(type.getRecordComponents())
            .<Column<?>>map(
                part -> column(part.getName(), list.stream().map(row -> value(part, row)).toList()))
            .toList();
    return Optional.of(Table.create(type.getSimpleName(), columns));
  }

  /**
   * Keys and values, in the map's order where it has one, else in that of the keys as texts: a
   * {@code Map.of} walks another way in every run. Empty for an empty map.
   */
  static Optional<Table> of(Map<?, ?> map) {
    if (map.isEmpty()) {
      return Optional.empty();
    }
    boolean ordered = map instanceof LinkedHashMap || map instanceof SortedMap;
    List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
    if (!ordered) {
      entries.sort(Comparator.comparing(entry -> String.valueOf(entry.getKey())));
    }
    return Optional.of(
        Table.create(
            column("key", entries.stream().<Object>map(Map.Entry::getKey).toList()),
            column("value", entries.stream().<Object>map(Map.Entry::getValue).toList())));
  }

  private static Column<?> column(String name, List<?> values) {
    if (values.stream().allMatch(Number.class::isInstance)) {
      return DoubleColumn.create(
          name, values.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray());
    }
    return StringColumn.create(name, values.stream().map(RecordTable::text).toList());
  }

  private static String text(Object value) {
    return value instanceof Estimated estimated
        ? EstimateText.of(estimated)
        : String.valueOf(value);
  }

  private static Object value(RecordComponent part, Object row) {
    try {
      part.getAccessor().setAccessible(true); // a record of a cell need not be public
      return part.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          part.getName() + " of " + row.getClass().getSimpleName() + " cannot be read", e);
    }
  }
}
