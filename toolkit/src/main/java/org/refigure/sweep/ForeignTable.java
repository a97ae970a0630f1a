package org.refigure.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.refigure.OptionalLibrary;
import org.refigure.data.DatasetException;
import org.refigure.data.ParquetTable;

/**
 * A table of another program, all cells as text: CSV (separated by commas, semicolons or tabs),
 * JSON Lines with one object a line (objects inside give names joined by dots), Parquet, or the
 * folder of MLflow's file store.
 *
 * <p>TensorBoard's event files are not read: no small library that is kept up on Maven Central
 * reads them, TensorFlow's own brings native code, and a reader of records and protocol buffers of
 * our own would be one more format to keep safe. TensorBoard exports its scalars as CSV.
 *
 * @param place the file, for messages
 * @param columns names
 * @param rows one array per row; "" where a cell is empty
 */
record ForeignTable(String place, List<String> columns, List<String[]> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_COLUMNS = 10_000;
  private static final int MOST_LETTERS = 1 << 16;

  /**
   * Reads a file by the ending of its name, or a folder.
   *
   * @throws SweepException if it cannot be read, is empty, or a line is no JSON object
   */
  static ForeignTable read(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    try {
      if (Files.isDirectory(file)) {
        return MlflowFolder.read(file);
      }
      requireReadable(file, name);
      ForeignTable table =
          name.endsWith(".parquet")
              ? parquet(file)
              : name.endsWith(".jsonl") || name.endsWith(".ndjson") ? jsonLines(file) : csv(file);
      if (table.rows.isEmpty()) {
        throw problem(file, "has no row below its header");
      }
      return table;
    } catch (NoSuchFileException e) {
      throw problem(file, "is not there: check the path");
    } catch (CharacterCodingException e) {
      throw problem(file, "is no text in UTF-8: export it as such, or it is no table");
    } catch (UncheckedIOException e) {
      throw new SweepException(file + " cannot be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new SweepException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireReadable(Path file, String name) {
    if (name.contains("tfevents")) {
      throw problem(
          file,
          "is a file of TensorBoard's events, which are not read here: download the scalars as CSV"
              + " (TensorBoard, \"Show data download links\"), or write them from"
              + " EventAccumulator with pandas");
    } else if (name.endsWith(".xlsx") || name.endsWith(".xls")) {
      throw problem(file, "is a workbook: save its sheet as CSV");
    }
  }

  private static ForeignTable parquet(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    OptionalLibrary.PARQUET.require("reading " + file);
    try {
      ParquetTable table = ParquetTable.read(file);
      return new ForeignTable(file.toString(), table.columns(), table.rows());
    } catch (DatasetException e) {
      throw new SweepException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Index of a column. */
  int index(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new SweepException(Names.unknown("column", column, columns) + " (" + place + ")", null);
    }
    return index;
  }

  private static SweepException problem(Path file, String what) {
    return new SweepException(file + " " + what, null);
  }

  private static ForeignTable csv(Path file) throws IOException {
    String header;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      header = lines.readLine();
    }
    if (header == null || header.isBlank()) {
      throw problem(
          file,
          (header == null ? "is empty" : "begins with an empty line")
              + ": it must begin with a line of column names");
    }
    char separator = separator(header);
    CsvParser parser = new CsvParser(settings(separator));
    try (BufferedReader text = Files.newBufferedReader(file)) {
      skipMark(text);
      parser.beginParsing(text);
      List<String> columns = List.of(stripped(parser.parseNext()));
      Set<String> different = columns.stream().map(Columns::key).collect(Collectors.toSet());
      if (different.size() < columns.size()) {
        throw noTable(file, separator, "a name stands twice in " + columns);
      }
      List<String[]> rows = new ArrayList<>();
      for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
        if (row.length != columns.size()) {
          String what = "row %d has %d cells and the header %d";
          throw noTable(
              file,
              separator,
              String.format(Locale.ROOT, what, rows.size() + 2, row.length, columns.size()));
        }
        rows.add(stripped(row));
      }
      return new ForeignTable(file.toString(), columns, rows);
    } catch (TextParsingException e) {
      String what = "row %d has more than %,d cells, or a quote in it does not end";
      long row = parser.getContext().currentRecord() + 1;
      throw noTable(file, separator, String.format(Locale.ROOT, what, row, MOST_COLUMNS));
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    } finally {
      parser.stopParsing();
    }
  }

  /** Skips the mark of the order of bytes with which some programs begin a text. */
  private static void skipMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
  }

  private static CsvParserSettings settings(char separator) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(separator);
    settings.getFormat().setComment('\0'); // no line is one
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setMaxColumns(MOST_COLUMNS);
    settings.setMaxCharsPerColumn(MOST_LETTERS);
    settings.setReadInputOnSeparateThread(false);
    return settings;
  }

  private static String[] stripped(String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip();
    }
    return cells;
  }

  private static SweepException noTable(Path file, char separator, String why) {
    return new SweepException(
        String.format(
            Locale.ROOT,
            "%s cannot be read as a table separated by '%s' (%s): give every row as many cells as"
                + " the header has different names, and quote cells with that sign in them",
            file,
            separator == '\t' ? "tab" : separator,
            why),
        null);
  }

  /** The one of comma, semicolon and tab that the header has most of. */
  private static char separator(String header) {
    char best = ',';
    for (char each : new char[] {';', '\t'}) {
      if (count(header, each) > count(header, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static ForeignTable jsonLines(Path file) throws IOException {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        try {
          JsonNode object = JSON.readTree(line);
          if (!object.isObject()) {
            throw problem(file, "has no JSON object in line " + number + ": one for each row");
          }
          flatten("", object, cells);
        } catch (JsonProcessingException e) {
          throw problem(file, "has no JSON object in line " + number + ": one for each row");
        }
        cells.keySet().forEach(name -> columns.putIfAbsent(name, columns.size()));
        String[] row = new String[columns.size()];
        cells.forEach((name, text) -> row[columns.get(name)] = text);
        rows.add(row);
      }
    }
    return new ForeignTable(
        file.toString(), List.copyOf(columns.keySet()), filled(rows, columns.size()));
  }

  private static void flatten(String name, JsonNode value, Map<String, String> cells) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              entry ->
                  flatten(
                      name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(),
                      entry.getValue(),
                      cells));
    } else if (!value.isNull()) {
      cells.put(name, value.isValueNode() ? value.asText() : value.toString());
    }
  }

  /** Later rows may have more columns: all get as many, empty cells as "". */
  static List<String[]> filled(List<String[]> rows, int columns) {
    List<String[]> filled = new ArrayList<>(rows.size());
    for (String[] row : rows) {
      String[] whole = Arrays.copyOf(row, columns);
      for (int c = 0; c < columns; c++) {
        whole[c] = whole[c] == null ? "" : whole[c];
      }
      filled.add(whole);
    }
    return filled;
  }
}
