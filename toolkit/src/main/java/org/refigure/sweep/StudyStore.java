package org.refigure.sweep;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** The SQL of a study: one connection, used by one thread at a time. */
final class StudyStore implements AutoCloseable {
  /** Says that a SQLite file is a study: the letters REFI. */
  static final int APPLICATION_ID = 0x52454649;

  /** The version of the tables, in {@code user_version}; package-info describes them. */
  static final int SCHEMA_VERSION = 1;

  private static final Cleaner CLEANER = Cleaner.create();

  private final String place;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Cleaner.Cleanable closing;

  /** One row of the view {@code result}: the record that counts for a trial. */
  record Row(long record, String id, Trial trial, int attempt, Outcome outcome, double seconds) {}

  private StudyStore(String place, Connection connection) {
    this.place = place;
    this.connection = connection;
    this.closing = CLEANER.register(this, () -> close(place, connection));
  }

  static StudyStore inMemory() {
    return open("in memory", "jdbc:sqlite::memory:");
  }

  static StudyStore open(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    try {
      if (parent != null) {
        Files.createDirectories(parent);
      }
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
    return open(file.toString(), "jdbc:sqlite:" + file);
  }

  private static StudyStore open(String place, String url) {
    var config = new SQLiteConfig();
    config.setBusyTimeout(30_000);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Connection connection;
    try {
      // Not through DriverManager: it asks the thread's class loader, which in a notebook kernel
      // does not see the driver.
      connection = config.createConnection(url);
    } catch (SQLException e) {
      throw trouble(place, e);
    }
    var store = new StudyStore(place, connection);
    try {
      store.prepare();
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** What the messages call this study. */
  String place() {
    return place;
  }

  /** Ids of all trials that need not run again. */
  synchronized Set<String> settled() {
    return asking(
        "SELECT DISTINCT trial FROM record WHERE outcome IN ('finished', 'diverged')",
        List.of(),
        rows -> {
          var ids = new HashSet<String>();
          while (rows.next()) {
            ids.add(rows.getString(1));
          }
          return ids;
        });
  }

  synchronized boolean settled(String trial) {
    return asking(
        "SELECT 1 FROM record WHERE trial = ? AND outcome IN ('finished', 'diverged')",
        List.of(trial),
        ResultSet::next);
  }

  /** The record that counts for each trial, in the order in which trials were first recorded. */
  synchronized List<Row> rows() {
    return asking(
        "SELECT record, trial, experiment, version, parameters, seed, attempt, outcome, count,"
            + " message, seconds FROM result",
        List.of(),
        rows -> {
          var found = new ArrayList<Row>();
          while (rows.next()) {
            found.add(row(rows));
          }
          return found;
        });
  }

  synchronized Recorded recorded(long record) {
    return new Recorded(values(record), curves(record), vectors(record));
  }

  synchronized TreeMap<String, Double> values(long record) {
    return asking(
        "SELECT name, value FROM value WHERE record = ?",
        List.of(record),
        rows -> {
          var values = new TreeMap<String, Double>();
          while (rows.next()) {
            String name = rows.getString(1);
            double value = rows.getDouble(2);
            values.put(name, rows.wasNull() ? Double.NaN : value); // SQLite stores NaN as NULL
          }
          return values;
        });
  }

  synchronized TreeMap<String, Curve> curves(long record) {
    return asking(
        "SELECT name, steps, data FROM curve WHERE record = ?",
        List.of(record),
        rows -> {
          var curves = new TreeMap<String, Curve>();
          while (rows.next()) {
            curves.put(
                rows.getString(1),
                new Curve(Packed.longs(rows.getBytes(2)), Packed.doubles(rows.getBytes(3))));
          }
          return curves;
        });
  }

  synchronized TreeMap<String, double[]> vectors(long record) {
    return asking(
        "SELECT name, data FROM vector WHERE record = ?",
        List.of(record),
        rows -> {
          var vectors = new TreeMap<String, double[]>();
          while (rows.next()) {
            vectors.put(rows.getString(1), Packed.doubles(rows.getBytes(2)));
          }
          return vectors;
        });
  }

  /**
   * Stores a record in one transaction: when this returns, no crash of the process loses it. A
   * trial that is settled already keeps its first result; another attempt gets the next number.
   */
  synchronized void write(TrialRecord record) {
    transaction(() -> insert(record));
  }

  /** Moves everything into the one file, so that it can be copied without its -wal. */
  synchronized void checkpoint() {
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  synchronized void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw trouble(place, e);
    }
  }

  @Override
  public synchronized void close() {
    closing.clean();
  }

  private static void close(String place, Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw trouble(place, e);
    }
  }

  private void prepare() {
    boolean empty = empty();
    long application = number("PRAGMA application_id");
    long version = number("PRAGMA user_version");
    if (!empty && application != APPLICATION_ID) {
      throw notAStudy(place, null);
    }
    if (version > SCHEMA_VERSION) {
      throw new SweepException(
          "study %s was written by a newer Refigure (schema %d; this one knows %d): update the toolkit or choose another file"
              .formatted(place, version, SCHEMA_VERSION),
          null);
    }
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = NORMAL");
    if (empty) {
      transaction(this::create);
    }
  }

  private void create() {
    if (empty()) { // asked again inside the transaction: another process may have been faster
      StudySchema.STATEMENTS.forEach(this::execute);
      execute("PRAGMA application_id = " + APPLICATION_ID);
      execute("PRAGMA user_version = " + SCHEMA_VERSION);
    }
  }

  private boolean empty() {
    return number("SELECT count(*) FROM sqlite_master") == 0;
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void transaction(Work work) {
    execute("BEGIN IMMEDIATE");
    boolean committed = false;
    try {
      work.run();
      execute("COMMIT");
      committed = true;
    } catch (SQLException e) {
      throw trouble(place, e);
    } finally { // also after JShell's ThreadDeath: no transaction may stay open
      if (!committed) {
        abandon();
      }
    }
  }

  /**
   * Rolls back, which SQLite may already have done itself, for example on a full disk, and forgets
   * the prepared statements: the driver closes one that failed.
   */
  private void abandon() {
    statements.clear();
    try (var statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      System.getLogger(StudyStore.class.getName()).log(System.Logger.Level.DEBUG, place, e);
    }
  }

  private long number(String sql, Object... arguments) {
    return asking(
        sql,
        List.of(arguments),
        rows -> {
          rows.next();
          return rows.getLong(1);
        });
  }

  private void insert(TrialRecord record) throws SQLException {
    Trial trial = record.trial();
    String id = trial.id();
    if (settled(id)) {
      return;
    }
    update(
        "INSERT OR IGNORE INTO trial (id, experiment, version, seed, parameters)"
            + " VALUES (?, ?, ?, ?, ?)",
        id,
        trial.experiment(),
        trial.version(),
        trial.seed(),
        Json.text(trial.parameters()));
    long earlier = number("SELECT coalesce(max(attempt), 0) FROM record WHERE trial = ?", id);
    OutcomeRow outcome = OutcomeRow.of(record.outcome());
    update(
        "INSERT INTO record (trial, attempt, outcome, count, message, seconds)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        id,
        earlier + record.attempt(),
        outcome.word(),
        outcome.count(),
        outcome.message(),
        record.seconds());
    long key = number("SELECT last_insert_rowid()");
    for (var value : record.values().entrySet()) {
      update("INSERT INTO value VALUES (?, ?, ?)", key, value.getKey(), value.getValue());
    }
    for (var curve : record.curves().entrySet()) {
      update(
          "INSERT INTO curve VALUES (?, ?, ?, ?)",
          key,
          curve.getKey(),
          Packed.of(curve.getValue().steps()),
          Packed.of(curve.getValue().values()));
    }
    for (var vector : record.vectors().entrySet()) {
      update(
          "INSERT INTO vector VALUES (?, ?, ?)",
          key,
          vector.getKey(),
          Packed.of(vector.getValue()));
    }
  }

  private static Row row(ResultSet rows) throws SQLException {
    var trial =
        new Trial(
            rows.getString(3),
            rows.getInt(4),
            Json.parameters(Json.read(rows.getString(5))),
            rows.getLong(6));
    var outcome = new OutcomeRow(rows.getString(8), rows.getLong(9), rows.getString(10));
    return new Row(
        rows.getLong(1),
        rows.getString(2),
        trial,
        rows.getInt(7),
        outcome.outcome(),
        rows.getDouble(11));
  }

  private interface Reading<T> {
    T from(ResultSet rows) throws SQLException;
  }

  private <T> T asking(String sql, List<Object> arguments, Reading<T> reading) {
    try {
      PreparedStatement statement = bound(sql, arguments.toArray());
      try (ResultSet rows = statement.executeQuery()) {
        return reading.from(rows);
      }
    } catch (SQLException e) {
      throw trouble(place, e);
    }
  }

  private void update(String sql, Object... arguments) throws SQLException {
    bound(sql, arguments).executeUpdate();
  }

  private PreparedStatement bound(String sql, Object... arguments) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  /** One line for the user, by SQLite's result code. */
  private static SweepException trouble(String place, SQLException cause) {
    int code = cause.getErrorCode() & 0xff; // the primary code of an extended one
    if (code == SQLiteErrorCode.SQLITE_NOTADB.code || code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return notAStudy(place, cause);
    }
    String what =
        code == SQLiteErrorCode.SQLITE_FULL.code
            ? "cannot grow: the disk is full; free some space and run again, all earlier records are kept"
            : code == SQLiteErrorCode.SQLITE_READONLY.code
                ? "cannot be written: file or folder is read-only; choose another place"
                : code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                    ? "cannot be opened or created: check the path and its rights, or choose another place"
                    : code == SQLiteErrorCode.SQLITE_BUSY.code
                        ? "has been locked by another process for 30 s: wait for that one and run again"
                        : "cannot be used: " + cause.getMessage();
    return new SweepException("study %s %s".formatted(place, what), cause);
  }

  private static SweepException notAStudy(String place, @Nullable SQLException cause) {
    return new SweepException(
        "study %s is not a study: it is damaged or another kind of file; move it away or choose another file"
            .formatted(place),
        cause);
  }
}
