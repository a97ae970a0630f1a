package org.refigure.sweep;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The questions a study asks its database, and what it writes there. */
final class StudyStore implements AutoCloseable {
  private final Sqlite database;
  private final Optional<Path> file;

  /** One row of the view {@code result}: the record that counts for a trial. */
  record Row(long record, String id, Trial trial, Outcome outcome, Execution execution) {
    double seconds() {
      return execution.seconds();
    }
  }

  private StudyStore(Sqlite database, Optional<Path> file, Consumer<Sqlite> check) {
    this.database = database;
    this.file = file;
    try {
      check.accept(database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  static StudyStore inMemory() {
    return new StudyStore(
        Sqlite.open("in memory", ":memory:"), Optional.empty(), StudySchema::prepare);
  }

  static StudyStore open(Path file) {
    Path whole = StudyFile.forWriting(file);
    return new StudyStore(
        Sqlite.open(file.toString(), whole.toString()), Optional.of(whole), StudySchema::prepare);
  }

  static StudyStore read(Path file) {
    Path whole = StudyFile.forReading(file);
    String place = file.toString();
    try {
      return new StudyStore(
          Sqlite.read(place, whole), Optional.of(whole), StudySchema::requireReadable);
    } catch (SweepException e) {
      if (!(e.getCause() instanceof SQLException)) {
        throw e;
      }
      StudyFile.requireNoLog(file, e);
      // A disk on which no file can be made beside it: nobody else can write there either.
      return new StudyStore(
          Sqlite.readImmutable(place, whole), Optional.of(whole), StudySchema::requireReadable);
    }
  }

  /** Takes the right to run a sweep, until it is closed. */
  StudyClaim claim() {
    return file.map(StudyClaim::on).orElseGet(StudyClaim::none);
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
    return database.rows(
        new Rows(provenances())::read,
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

  /** Which of these trials are not settled, but were with other code, version or data. */
  Stale stale(Collection<Trial> trials) {
    Set<String> settled = settled();
    var newest = new HashMap<Point, Trial>();
    rows().stream()
        .filter(row -> row.outcome().settled())
        .forEach(row -> newest.put(Point.of(row.trial()), row.trial()));
    int version = 0;
    int data = 0;
    int code = 0;
    for (Trial trial : trials) {
      @Nullable Trial other = newest.get(Point.of(trial));
      if (other != null && !settled.contains(trial.id())) {
        boolean sameCode = other.experiment().equals(trial.experiment());
        boolean sameVersion = other.version() == trial.version();
        code += sameCode ? 0 : 1;
        version += sameCode && !sameVersion ? 1 : 0;
        data += sameCode && sameVersion ? 1 : 0;
      }
    }
    return new Stale(version, data, code);
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

  /** Reads rows; texts that many rows share, such as parameters over seeds, are parsed once. */
  private static final class Rows {
    private final Map<Long, Provenance> provenances;
    private final Map<String, SortedMap<String, Object>> parameters = new HashMap<>();
    private final Map<String, SortedMap<String, String>> data = new HashMap<>();

    Rows(Map<Long, Provenance> provenances) {
      this.provenances = provenances;
    }

    Row read(ResultSet row) throws SQLException {
      var trial =
          new Trial(
              row.getString(3),
              row.getInt(4),
              parameters.computeIfAbsent(
                  row.getString(5), text -> Json.parameters(Json.read(text))),
              row.getLong(6),
              data.computeIfAbsent(row.getString(12), text -> Json.texts(Json.read(text))));
      var outcome = new OutcomeRow(row.getString(8), row.getLong(9), row.getString(10));
      var provenance = provenances.getOrDefault(row.getLong(13), Provenance.unknown());
      return new Row(
          row.getLong(1),
          row.getString(2),
          trial,
          outcome.outcome(),
          new Execution(row.getInt(7), row.getDouble(11), provenance));
    }
  }
}
