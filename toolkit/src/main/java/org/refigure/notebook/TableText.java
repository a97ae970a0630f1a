package org.refigure.notebook;

import tech.tablesaw.api.Table;

/** Tables for a terminal. */
public final class TableText {
  private TableText() {}

  /** All rows of a table, numbers to four significant digits. */
  public static String of(Table table) {
    return TableView.whole(table);
  }
}
