package org.refigure.sweep;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.refigure.sweep.RecordWriter.Prepared;

/** The questions a study asks its database, and what it writes there. */
final class StudyStore implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StudyStore.class.getName());

  private final Optional<OpenFile> file;
  private Sqlite database;
  private @Nullable Map<String, String> earlierKeys;

  /**
   * One row of the view {@code result}: the record that counts for a trial.
   *
   * @param id the trial's id; the file may still hold another, see {@link #rows}
   */
  record Row(long record, String id, Trial trial, Outcome outcome, Execution execution) {
    double seconds() {
      return execution.seconds();
    }
  }

  private StudyStore(Sqlite database, Optional<Path> file, Consumer<Sqlite> check) {
    this.database = database;
    try {
      check.accept(database);
      this.file = file.map(OpenFile::of);
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
    return file.map(OpenFile::path).map(StudyClaim::on).orElseGet(StudyClaim::none);
  }

  /** What the messages call this study. */
  synchronized String place() {
    return database.place();
  }

  /** Ids of all trials that need not run again. */
  synchronized Set<String> settled() {
    return rows().stream()
        .filter(row -> row.outcome().settled())
        .map(Row::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  synchronized boolean settled(Trial trial) {
    String id = trial.id();
    return RecordWriter.settled(database, id, key(id));
  }

  /**
   * The record that counts for each trial, in the order in which trials were first recorded.
   *
   * <p>What a trial consists of says which one it is, not the id in the file: ids of earlier
   * releases hold texts of numbers as the JDK of the day wrote them, so that a file may have one
   * trial twice. Of these a settled one counts, and of two settled ones the first.
   */
  synchronized List<Row> rows() {
    List<Row> stored =
        database.rows(
            new StoredRows(provenances())::read,
            "SELECT experiment, version, parameters, seed, data, record, outcome, count, message,"
                + " attempt, seconds, provenance FROM result");
    var rows = new LinkedHashMap<String, Row>();
    stored.forEach(
        row -> rows.merge(row.id(), row, (one, two) -> one.outcome().settled() ? one : two));
    return List.copyOf(rows.values());
  }

  /** How many trials there are of each outcome. */
  synchronized SortedMap<String, Integer> outcomes() {
    if (!isPlain()) {
      return outcomes(rows());
    }
    var counts = new TreeMap<String, Integer>();
    database.rows(
        row -> counts.put(row.getString(1), row.getInt(2)),
        "SELECT outcome, count(*) FROM record GROUP BY outcome");
    return counts;
  }

  /** How many of some trials there are of each outcome. */
  static SortedMap<String, Integer> outcomes(List<Row> rows) {
    var counts = new TreeMap<String, Integer>();
    rows.forEach(row -> counts.merge(row.outcome().word(), 1, Integer::sum));
    return counts;
  }

  /** Whether every trial has one record, under its own id; false where the latter is not known. */
  private boolean isPlain() {
    return earlierKeys != null
        && earlierKeys.isEmpty()
        && database.number("SELECT count(*) FROM record")
            == database.number("SELECT count(*) FROM trial");
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
                .put(row.getString(1), StoredNumber.read(row)),
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
          Prepared prepared = Prepared.of(record);
          var writer = new RecordWriter(database, false);
          writer.add(prepared, key(prepared.id()));
          writer.flush();
        });
    file.ifPresent(this::keep);
  }

  /** Stores many records in one transaction: all of them or, where one cannot be stored, none. */
  void write(Collection<TrialRecord> records) {
    write(List.copyOf(records).stream().map(Prepared::of).iterator(), false, () -> {});
  }

  /**
   * The same with records that are made while earlier ones are written, by another thread.
   *
   * @param different whether each is of another trial
   */
  synchronized void write(Iterator<Prepared> records, boolean different, Runnable lastCheck) {
    new BulkWrite(database, this::key).write(records, different, lastCheck);
    file.ifPresent(this::keep);
  }

  /** Moves everything into the one file, so that it can be copied without its {@code -wal}. */
  synchronized void checkpoint() {
    file.ifPresent(this::keep);
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /**
   * Sees to it that what is recorded lies in the study's file. Where somebody deleted that, all of
   * it is still in the open one, and is written to the same place again.
   *
   * @throws SweepException if another file lies there; says where the records were put
   */
  private void keep(OpenFile opened) {
    Path path = opened.path();
    if (opened.gone()) {
      StudyFile.forWriting(path);
      Path copy = OpenFile.free(path, ".restored");
      database.copyTo(copy);
      String place = database.place();
      database.close();
      opened.restoreFrom(copy);
      database = Sqlite.open(place, path.toString());
      StudySchema.prepare(database);
      LOG.log(
          Level.WARNING,
          String.format(
              Locale.ROOT,
              "study %s was deleted while it was in use: what it held was written there again",
              place));
    } else if (opened.replaced()) {
      Path rescued = OpenFile.free(path, ".rescued");
      database.copyTo(rescued);
      opened.removeLog();
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "study %s was replaced by another file while it was in use: all that it held is in"
                  + " %s; put one of the two elsewhere and run again",
              place(),
              rescued),
          null);
    }
  }

  /** When each record was stored, by its key: ISO 8601, UTC. */
  synchronized Map<Long, String> recordedAt() {
    var times = new HashMap<Long, String>();
    database.rows(
        row -> times.put(row.getLong(1), row.getString(2)), "SELECT id, recorded FROM record");
    return times;
  }

  /** The first column of a question. */
  synchronized List<String> texts(String sql, Object... arguments) {
    return database.rows(row -> row.getString(1), sql, arguments);
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
            row -> Map.entry(row.getString(1), StoredNumber.read(row)),
            "SELECT name, value FROM value WHERE record = ?",
            record));
  }

  /** The key a trial has in the file: its id, unless an earlier release gave it another. */
  private String key(String id) {
    return earlierKeys().getOrDefault(id, id);
  }

  /** The keys that are not the ids of their trials, by these; nobody adds such any more. */
  private Map<String, String> earlierKeys() {
    @Nullable Map<String, String> known = earlierKeys;
    if (known == null) {
      var found = new LinkedHashMap<String, String>();
      var trials = new StoredRows(Map.of());
      database
          .rows(
              row -> Map.entry(trials.trial(row).id(), row.getString(6)),
              "SELECT experiment, version, parameters, seed, data, id FROM trial ORDER BY rowid")
          .stream()
          .filter(each -> !each.getKey().equals(each.getValue()))
          .forEach(each -> found.putIfAbsent(each.getKey(), each.getValue()));
      known = found;
      earlierKeys = known;
    }
    return known;
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

  private static <T> SortedMap<String, T> sorted(List<Map.Entry<String, T>> entries) {
    var sorted = new TreeMap<String, T>();
    entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
