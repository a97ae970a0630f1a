package org.refigure.data;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A compressed table of numbers, comma-separated, every row as wide as the first. */
final class NumberTable {
  private NumberTable() {}

  /**
   * The rows of a gzip file.
   *
   * @param header lines to pass over at the start
   * @param file the file's name, for messages
   * @throws DatasetException if it is no such table
   */
  static double[][] gunzip(byte[] content, int header, String file) {
    List<double[]> rows = new ArrayList<>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(content)), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (++number > header) {
          rows.add(row(line, number, file));
          requireWidth(rows, number, file);
        }
      }
    } catch (IOException e) {
      throw new DatasetException(
          String.format(Locale.ROOT, "%s is no gzip file: %s", file, e.getMessage()), e);
    }
    return rows.toArray(double[][]::new);
  }

  private static void requireWidth(List<double[]> rows, int number, String file) {
    if (rows.get(rows.size() - 1).length != rows.get(0).length) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s line %d must have %d numbers like the first row",
              file,
              number,
              rows.get(0).length));
    }
  }

  private static double[] row(String line, int number, String file) {
    String[] cells = line.split(",", -1);
    double[] row = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      try {
        row[i] = Double.parseDouble(cells[i]);
      } catch (NumberFormatException e) {
        throw new DatasetException(
            String.format(
                Locale.ROOT,
                "%s line %d, column %d: \"%s\" must be a number",
                file,
                number,
                i + 1,
                cells[i]),
            e);
      }
    }
    return row;
  }
}
