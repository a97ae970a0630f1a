package org.refigure.notebook;

import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables for a terminal. */
public final class TableText {
  private TableText() {}

  /** All rows of a table, numbers to four significant digits. */
  public static String of(Table table) {
    return of(table.name(), table.columns());
  }

  /**
   * The same of columns alone: a command answers 0.4 s sooner, for Tablesaw searches the whole
   * class path for readers and writers when the first {@link Table} is made.
   *
   * @param columns of equal lengths
   */
  public static String of(String title, List<Column<?>> columns) {
    return TableView.whole(title, columns);
  }
}
