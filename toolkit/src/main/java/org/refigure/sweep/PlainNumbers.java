package org.refigure.sweep;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * How numbers of a table are printed: in full, with a point and the digits 0 to 9. Tablesaw alone
 * prints them as the user's language has it.
 */
public final class PlainNumbers {
  /** As many as a double can have. */
  private static final int DIGITS = 340;

  private PlainNumbers() {}

  /** The same table, whose columns of numbers print so. */
  public static Table in(Table table) {
    table.columns().stream()
        .filter(NumericColumn.class::isInstance)
        .map(column -> (NumericColumn<?>) column)
        .forEach(column -> column.setPrintFormatter(new NumberColumnFormatter(format())));
    return table;
  }

  private static DecimalFormat format() {
    var format = new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMaximumFractionDigits(DIGITS);
    format.setMaximumIntegerDigits(DIGITS);
    return format;
  }
}
