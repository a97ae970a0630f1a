package org.refigure.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A scorecard as fixed-width text: columns share the width by need, long cells wrap; where even the
 * longest words do not fit side by side, the cells of a row stand below each other.
 */
public final class ScorecardText {
  private static final List<String> HEADINGS =
      List.of("claim", "theirs", "ours [interval]", "rule", "verdict");
  private static final String GAP = "  ";

  private ScorecardText() {}

  static String render(Scorecard scorecard, int width) {
    List<List<String>> rows = new ArrayList<>();
    for (Finding finding : scorecard.findings()) {
      rows.add(
          List.of(
              finding.claim().id()
                  + ": "
                  + finding.claim().statement()
                  + " ("
                  + finding.claim().origin().text()
                  + ")",
              finding.claim().theirs().text(),
              finding.ours(),
              finding.claim().rule().text(),
              finding.reason().isEmpty()
                  ? finding.words()
                  : finding.words() + ": " + finding.reason()));
    }
    return table(scorecard.heading(), rows, scorecard.summary() + ". " + Rule.DECISION, width);
  }

  /**
   * A table of verdicts.
   *
   * @param heading the line above
   * @param cells five to a row: claim, theirs, ours, rule, verdict
   * @param closing the lines below, wrapped
   * @param width the most columns
   */
  public static String table(String heading, List<List<String>> cells, String closing, int width) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    rows.addAll(cells);
    int[] widths = widths(rows, width);
    int total = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
    var text = new StringBuilder();
    wrap(heading, width).forEach(line -> text.append(line).append('\n'));
    if (total > width) {
      text.append("─".repeat(width)).append('\n');
      cells.forEach(row -> appendStacked(text, row, width));
    } else {
      appendRow(text, HEADINGS, widths);
      text.append("─".repeat(total)).append('\n');
      cells.forEach(row -> appendRow(text, row, widths));
    }
    wrap(closing, width).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static void appendStacked(StringBuilder text, List<String> row, int width) {
    for (int c = 0; c < row.size(); c++) {
      String label = c == 0 ? "" : GAP + HEADINGS.get(c).split(" ")[0] + ": ";
      wrap(label + row.get(c), width).forEach(line -> text.append(line).append('\n'));
    }
  }

  /** Takes columns from the widest until the row fits; no column falls below its longest word. */
  private static int[] widths(List<List<String>> rows, int width) {
    int columns = HEADINGS.size();
    int[] widths = new int[columns];
    int[] least = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
        for (String word : row.get(c).split(" ")) {
          least[c] = Math.max(least[c], word.length());
        }
      }
    }
    int room = width - GAP.length() * (columns - 1);
    while (IntStream.of(widths).sum() > room) {
      int widest = -1;
      for (int c = 0; c < columns; c++) {
        if (widths[c] > least[c] && (widest < 0 || widths[c] > widths[widest])) {
          widest = c;
        }
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static void appendRow(StringBuilder text, List<String> row, int[] widths) {
    List<List<String>> cells = new ArrayList<>();
    for (int c = 0; c < widths.length; c++) {
      cells.add(wrap(row.get(c), widths[c]));
    }
    int height = cells.stream().mapToInt(List::size).max().orElse(1);
    for (int line = 0; line < height; line++) {
      var out = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String cell = line < cells.get(c).size() ? cells.get(c).get(line) : "";
        out.append(cell).append(" ".repeat(Math.max(0, widths[c] - cell.length()))).append(GAP);
      }
      text.append(out.toString().stripTrailing()).append('\n');
    }
  }

  private static List<String> wrap(String cell, int width) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : cell.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      while (line.length() > width) {
        lines.add(line.substring(0, width));
        line.delete(0, width);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
