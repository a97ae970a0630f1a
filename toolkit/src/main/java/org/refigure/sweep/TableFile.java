package org.refigure.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.refigure.OptionalLibrary;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Any table as a file for other tools. */
public final class TableFile {
  private TableFile() {}

  /**
   * Refuses a file that {@link #write} cannot write, before anything is computed for it.
   *
   * @throws IllegalArgumentException if its name ends in none of the three ways
   */
  public static void requireEnding(Path file) {
    if (!String.valueOf(file.getFileName()).matches(".*\\.(csv|json|parquet)")) {
      throw new IllegalArgumentException("\"" + file + "\" must end in .csv, .json or .parquet");
    }
  }

  /**
   * Writes a table by the ending of the file's name: {@code .csv}, {@code .json} (an array of
   * objects) or {@code .parquet}.
   *
   * @throws SweepException if the file cannot be written
   * @throws IllegalArgumentException if the ending is another
   */
  public static void write(Table table, Path file) {
    write(table.columns(), file);
  }

  /**
   * The same of columns alone, of equal lengths.
   *
   * @throws SweepException if the file cannot be written
   * @throws IllegalArgumentException if the ending is another
   */
  public static void write(List<Column<?>> table, Path file) {
    requireEnding(file);
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".parquet")) {
      OptionalLibrary.PARQUET.require("a table as Parquet (CSV and JSON do without)");
    }
    List<StudyColumn> columns = columns(table);
    int rows = table.isEmpty() ? 0 : table.get(0).size();
    try {
      if (name.endsWith(".csv")) {
        CsvFile.write(columns, rows, file);
      } else if (name.endsWith(".parquet")) {
        Parquet.write(columns, rows, file);
      } else {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.write(file, json.writeValueAsBytes(rows(columns, rows)));
      }
    } catch (IOException e) {
      throw StudyExport.cannot(file, e);
    }
  }

  private static List<Map<String, @Nullable Object>> rows(List<StudyColumn> columns, int count) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (StudyColumn column : columns) {
        @Nullable Object value = column.values().get(i);
        boolean isNumber = !(value instanceof Double number) || Double.isFinite(number);
        row.put(column.name(), isNumber ? value : String.valueOf(value));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<StudyColumn> columns(List<Column<?>> table) {
    List<StudyColumn> columns = new ArrayList<>();
    for (Column<?> column : table) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < column.size(); i++) {
        @Nullable Object value = column.isMissing(i) ? null : column.get(i);
        values.add(value instanceof Integer number ? (Object) number.longValue() : value);
      }
      columns.add(StudyColumn.of(column.name(), values));
    }
    return columns;
  }
}
