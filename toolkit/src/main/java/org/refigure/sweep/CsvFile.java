package org.refigure.sweep;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes columns as CSV (RFC 4180, lines end in a line feed): what is not recorded is empty, an
 * empty text is {@code ""}, and NaN, the infinities and −0 are written as Java reads them.
 */
final class CsvFile {
  private CsvFile() {}

  static void write(List<StudyColumn> columns, int rows, Path file) throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      lines.write(columns.stream().map(c -> quoted(c.name())).collect(Collectors.joining(",")));
      lines.write('\n');
      for (int row = 0; row < rows; row++) {
        int place = row;
        lines.write(
            columns.stream()
                .map(c -> cell(c.values().get(place)))
                .collect(Collectors.joining(",")));
        lines.write('\n');
      }
    }
  }

  private static String cell(@Nullable Object value) {
    return value == null ? "" : value instanceof String text ? quoted(text) : Trial.spelled(value);
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty() && text.strip().equals(text) && !text.matches("(?s).*[\",\r\n].*");
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
