package org.refigure.sweep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.refigure.sweep.StudyStore.Row;

/** Reads rows; texts that many rows share, such as parameters over seeds, are parsed once. */
final class StoredRows {
  private final Map<Long, Provenance> provenances;
  private final Map<String, SortedMap<String, Object>> parameters = new HashMap<>();
  private final Map<String, SortedMap<String, String>> data = new HashMap<>();

  StoredRows(Map<Long, Provenance> provenances) {
    this.provenances = provenances;
  }

  Row read(ResultSet row) throws SQLException {
    Trial trial = trial(row);
    var outcome = new OutcomeRow(row.getString(7), row.getLong(8), row.getString(9));
    var provenance = provenances.getOrDefault(row.getLong(12), Provenance.unknown());
    return new Row(
        row.getLong(6),
        trial.id(),
        trial,
        outcome.outcome(),
        new Execution(row.getInt(10), row.getDouble(11), provenance));
  }

  /** From the first five columns. */
  Trial trial(ResultSet row) throws SQLException {
    return new Trial(
        row.getString(1),
        row.getInt(2),
        parameters.computeIfAbsent(row.getString(3), text -> Json.parameters(Json.read(text))),
        row.getLong(4),
        data.computeIfAbsent(row.getString(5), text -> Json.texts(Json.read(text))));
  }
}
