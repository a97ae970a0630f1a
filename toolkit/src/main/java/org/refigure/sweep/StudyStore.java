package org.refigure.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The questions a study asks its database, and what it writes there. */
final class StudyStore implements AutoCloseable {
  private final Sqlite database;

  /** One row of the view {@code result}: the record that counts for a trial. */
  record Row(long record, String id, Trial trial, Outcome outcome, Execution execution) {
    double seconds() {
      return execution.seconds();
    }
  }

  private StudyStore(Sqlite database) {
    this.database = database;
    try {
      StudySchema.prepare(database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  static StudyStore inMemory() {
    return new StudyStore(Sqlite.open("in memory", ":memory:"));
  }

  static StudyStore open(Path file) {
    Path whole = file.toAbsolutePath();
    try {
      Files.createDirectories(whole.resolveSibling("."));
    } catch (IOException e) {
      throw new SweepException(
          "study %s cannot be opened: its folder cannot be made (%s); choose another place"
              .formatted(file, e),
          e);
    }
    if (Files.isDirectory(file)) {
      throw new SweepException(
          "study %s must be a file, but it is a folder: name a file in it".formatted(file), null);
    }
    return new StudyStore(Sqlite.open(file.toString(), whole.toString()));
  }

  /** What the messages call this study. */
  String place() {
    return database.place();
  }

  /** Ids of all trials that need not run again. */
  synchronized Set<String> settled() {
    return new HashSet<>(
        database.rows(
            row -> row.getString(1),
            "SELECT trial FROM record WHERE outcome IN ('finished', 'diverged')"));
  }

  synchronized boolean settled(String trial) {
    return database.number(
            "SELECT count(*) FROM record"
                + " WHERE trial = ? AND outcome IN ('finished', 'diverged')",
            trial)
        > 0;
  }

  /** The record that counts for each trial, in the order in which trials were first recorded. */
  synchronized List<Row> rows() {
    Map<Long, Provenance> provenances = provenances();
    return database.rows(
        row -> row(row, provenances),
        "SELECT record, trial, experiment, version, parameters, seed, attempt, outcome, count,"
            + " message, seconds, data, provenance FROM result");
  }

  synchronized Recorded recorded(long record) {
    var vectors =
        database.rows(
            row -> Map.entry(row.getString(1), Packed.doubles(row.getBytes(2))),
            "SELECT name, data FROM vector WHERE record = ?",
            record);
    return new Recorded(values(record), curves(record), sorted(vectors));
  }

  /** The values of all records by their key: one scan, which is cheap beside a question each. */
  synchronized Map<Long, SortedMap<String, Double>> values() {
    var values = new HashMap<Long, SortedMap<String, Double>>();
    database.rows(
        row ->
            values
                .computeIfAbsent(row.getLong(3), record -> new TreeMap<>())
                .put(row.getString(1), number(row)),
        "SELECT name, value, record FROM value");
    return values;
  }

  synchronized SortedMap<String, Curve> curves(long record) {
    return sorted(
        database.rows(
            row -> Map.entry(row.getString(1), curve(row)),
            "SELECT name, steps, data FROM curve WHERE record = ?",
            record));
  }

  /**
   * Stores a record in one transaction: when this returns, no crash of the process loses it. A
   * trial that is settled already keeps its first result; another attempt gets the next number.
   */
  synchronized void write(TrialRecord record) {
    database.transaction(
        () -> {
          String id = record.trial().id();
          if (!settled(id)) {
            insert(record.trial(), id);
            insert(record, id);
            insert(
                record.recorded(),
                database.number("SELECT max(id) FROM record WHERE trial = ?", id));
          }
        });
  }

  /** Moves everything into the one file, so that it can be copied without its {@code -wal}. */
  synchronized void checkpoint() {
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** When each record was stored, by its key: ISO 8601, UTC. */
  synchronized Map<Long, String> recordedAt() {
    var times = new HashMap<Long, String>();
    database.rows(
        row -> times.put(row.getLong(1), row.getString(2)), "SELECT id, recorded FROM record");
    return times;
  }

  /** For tests: the first column of a question. */
  synchronized List<String> texts(String sql) {
    return database.rows(row -> row.getString(1), sql);
  }

  /** For tests of what a database in trouble does. */
  synchronized void execute(String sql) {
    database.execute(sql);
  }

  @Override
  public synchronized void close() {
    database.close();
  }

  private SortedMap<String, Double> values(long record) {
    return sorted(
        database.rows(
            row -> Map.entry(row.getString(1), number(row)),
            "SELECT name, value FROM value WHERE record = ?",
            record));
  }

  private void insert(Trial trial, String id) {
    database.update(
        "INSERT OR IGNORE INTO trial (id, experiment, version, seed, parameters, data)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        id,
        trial.experiment(),
        trial.version(),
        trial.seed(),
        Json.text(trial.parameters()),
        Json.text(trial.data()));
  }

  private void insert(TrialRecord record, String id) {
    long earlier =
        database.number("SELECT coalesce(max(attempt), 0) FROM record WHERE trial = ?", id);
    OutcomeRow outcome = OutcomeRow.of(record.outcome());
    String facts = Json.text(record.provenance().facts());
    database.update("INSERT OR IGNORE INTO provenance (facts) VALUES (?)", facts);
    database.update(
        "INSERT INTO record (trial, attempt, outcome, count, message, seconds, provenance)"
            + " VALUES (?, ?, ?, ?, ?, ?, (SELECT id FROM provenance WHERE facts = ?))",
        id,
        earlier + record.attempt(),
        outcome.word(),
        outcome.count(),
        outcome.message(),
        record.seconds(),
        facts);
  }

  private void insert(Recorded recorded, long record) {
    recorded
        .values()
        .forEach(
            (name, value) ->
                database.update("INSERT INTO value VALUES (?, ?, ?)", record, name, value));
    recorded
        .curves()
        .forEach(
            (name, curve) ->
                database.update(
                    "INSERT INTO curve VALUES (?, ?, ?, ?)",
                    record,
                    name,
                    Packed.of(curve.steps()),
                    Packed.of(curve.values())));
    recorded
        .vectors()
        .forEach(
            (name, vector) ->
                database.update(
                    "INSERT INTO vector VALUES (?, ?, ?)", record, name, Packed.of(vector)));
  }

  private static Row row(ResultSet row, Map<Long, Provenance> provenances) throws SQLException {
    var parameters = Json.parameters(Json.read(row.getString(5)));
    SortedMap<String, String> data = Json.texts(Json.read(row.getString(12)));
    var outcome = new OutcomeRow(row.getString(8), row.getLong(9), row.getString(10));
    return new Row(
        row.getLong(1),
        row.getString(2),
        new Trial(row.getString(3), row.getInt(4), parameters, row.getLong(6), data),
        outcome.outcome(),
        new Execution(
            row.getInt(7),
            row.getDouble(11),
            provenances.getOrDefault(row.getLong(13), Provenance.unknown())));
  }

  /** By their keys: few, however many records there are. */
  private Map<Long, Provenance> provenances() {
    var provenances = new HashMap<Long, Provenance>();
    database.rows(
        row ->
            provenances.put(
                row.getLong(1), new Provenance(Json.texts(Json.read(row.getString(2))))),
        "SELECT id, facts FROM provenance");
    return provenances;
  }

  private static Curve curve(ResultSet row) throws SQLException {
    return new Curve(Packed.longs(row.getBytes(2)), Packed.doubles(row.getBytes(3)));
  }

  /** SQLite stores NaN as NULL. */
  private static double number(ResultSet row) throws SQLException {
    double value = row.getDouble(2);
    return row.wasNull() ? Double.NaN : value;
  }

  private static <T> SortedMap<String, T> sorted(List<Map.Entry<String, T>> entries) {
    var sorted = new TreeMap<String, T>();
    entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
