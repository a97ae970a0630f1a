package org.refigure.sweep;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How a study's file keeps a number: SQLite has neither NaN nor −0. */
final class StoredNumber {
  private StoredNumber() {}

  /** SQLite stores −0 as 0, unless it is kept as bytes, which it takes for 0 in a sum. */
  static Object of(double value) {
    return Double.compare(value, -0.0) == 0 ? Packed.of(new double[] {value}) : value;
  }

  /**
   * The number in a row's second column; SQLite stores NaN as NULL, and {@link #of} −0 as bytes.
   */
  static double read(ResultSet row) throws SQLException {
    double value = row.getDouble(2);
    if (row.wasNull()) {
      return Double.NaN;
    }
    return value == 0 && row.getObject(2) instanceof byte[] ? -0.0 : value;
  }
}
