package org.refigure.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as a reader wants it: whole where it is short, else its first rows; numbers to four
 * significant digits, and a line that says what is left out.
 */
final class TableView {
  private static final int ROWS = 20;
  private static final int SHORT = 40;
  private static final int COLUMNS = 16;
  private static final int DIGITS = 4;

  private final String title;
  private final List<Column<?>> columns;
  private final int columnCount;
  private final List<List<String>> rows;
  private final int rowCount;

  private TableView(@Nullable String title, List<Column<?>> all, int mostRows) {
    this.title = title == null ? "" : title;
    columns = all.stream().limit(COLUMNS).collect(Collectors.toList());
    columnCount = all.size();
    rowCount = all.isEmpty() ? 0 : all.get(0).size();
    rows =
        IntStream.range(0, Math.min(mostRows, rowCount))
            .mapToObj(row -> columns.stream().map(column -> cell(column, row)).toList())
            .toList();
  }

  /** The table in HTML and in plain text. */
  static MimeBundle of(Table table) {
    int mostRows = table.rowCount() <= SHORT ? SHORT : ROWS;
    var view = new TableView(table.name(), table.columns(), mostRows);
    return MimeBundle.of(view.text()).with("text/html", view.html());
  }

  /** All rows in plain text. */
  static String whole(@Nullable String title, List<Column<?>> columns) {
    return new TableView(title, columns, Integer.MAX_VALUE).text();
  }

  /** A number to four significant digits; whole numbers in full. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    } else if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      return minus(Long.toString((long) value));
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
    if (exponent < -4 || exponent > 6) {
      return minus(String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value));
    }
    int decimals = Math.max(0, DIGITS - 1 - exponent);
    return minus(String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  private static String minus(String text) {
    return text.replace('-', '−'); // as wide as a digit, unlike the hyphen
  }

  private static String cell(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    boolean whole = column.type() == ColumnType.INTEGER || column.type() == ColumnType.LONG;
    if (column instanceof NumericColumn<?> numbers && !whole) {
      return number(numbers.getDouble(row));
    }
    if (column instanceof LongColumn || column instanceof IntColumn) {
      return minus(String.valueOf(column.get(row))); // its own text has the user's digits
    }
    return column.getString(row);
  }

  private static boolean numeric(Column<?> column) {
    return column instanceof NumericColumn<?>;
  }

  private String html() {
    var html = new StringBuilder("<table class=\"data\">\n");
    if (!title.isEmpty()) {
      html.append("<caption>").append(Html.escape(title)).append("</caption>\n");
    }
    html.append("<thead><tr>");
    columns.forEach(column -> html.append(htmlCell("th", column, column.name())));
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      for (int c = 0; c < columns.size(); c++) {
        html.append(htmlCell("td", columns.get(c), row.get(c)));
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n");
    if (!leftOut().isEmpty()) {
      html.append(
          String.format(
              Locale.ROOT,
              "<tfoot><tr><td colspan=\"%d\" style=\"text-align:left\">%s</td></tr></tfoot>\n",
              columns.size(),
              Html.escape(leftOut())));
    }
    return html.append("</table>\n").toString();
  }

  private static String htmlCell(String tag, Column<?> column, String text) {
    return String.format(
        Locale.ROOT,
        "<%s style=\"text-align:%s\">%s</%s>",
        tag,
        numeric(column) ? "right" : "left",
        Html.escape(text),
        tag);
  }

  private String text() {
    List<List<String>> all = new ArrayList<>();
    all.add(columns.stream().map(Column::name).toList());
    all.addAll(rows);
    int[] widths =
        IntStream.range(0, columns.size())
            .map(c -> all.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
            .toArray();
    var lines = new ArrayList<String>();
    if (!title.isEmpty()) {
      lines.add(title);
    }
    all.forEach(row -> lines.add(textRow(row, widths)));
    lines.add(
        title.isEmpty() ? 1 : 2,
        "─".repeat(IntStream.of(widths).sum() + 2 * Math.max(0, widths.length - 1)));
    if (!leftOut().isEmpty()) {
      lines.add(leftOut());
    }
    return String.join("\n", lines);
  }

  private String textRow(List<String> row, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(
            c -> {
              String space = " ".repeat(widths[c] - row.get(c).length());
              return numeric(columns.get(c)) ? space + row.get(c) : row.get(c) + space;
            })
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private String leftOut() {
    var parts = new ArrayList<String>();
    if (rowCount > rows.size()) {
      parts.add(
          String.format(
              Locale.ROOT, "%,d more rows (%,d in all)", rowCount - rows.size(), rowCount));
    }
    if (columnCount > columns.size()) {
      parts.add(String.format(Locale.ROOT, "%,d more columns", columnCount - columns.size()));
    }
    return parts.isEmpty() ? "" : "… " + String.join(", ", parts);
  }
}
