package org.refigure.sweep;

import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.refigure.NativeFolder;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/**
 * One connection to a SQLite database, used by one thread at a time. What SQLite complains of
 * becomes a {@link SweepException} of one line for the user.
 */
final class Sqlite implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final int WAIT_MILLISECONDS = 30_000;

  /** Letters from which on a text is bound and not written. */
  private static final int LONG = 1000;

  private final String place;
  private final Connection connection;
  private final Cleaner.Cleanable closing;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /** Reads the row a cursor stands on. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private Sqlite(String place, Connection connection) {
    this.place = place;
    this.connection = connection;
    this.closing = CLEANER.register(this, () -> close(place, connection));
  }

  /**
   * Connects for reading and writing.
   *
   * @param place what messages call the database
   * @param name a file name, or {@code :memory:}
   */
  static Sqlite open(String place, String name) {
    return connect(place, "jdbc:sqlite:" + name, new SQLiteConfig());
  }

  /** Connects for reading only, while others may write. */
  static Sqlite read(String place, Path file) {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    return connect(place, "jdbc:sqlite:" + file.toAbsolutePath(), config);
  }

  /** Connects for reading a file that nobody can write, on a disk where no lock can be kept. */
  static Sqlite readImmutable(String place, Path file) {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    String uri = "file:" + file.toAbsolutePath().toUri().getRawPath() + "?immutable=1";
    return connect(place, "jdbc:sqlite:" + uri, config);
  }

  private static Sqlite connect(String place, String url, SQLiteConfig config) {
    config.setOpenMode(SQLiteOpenMode.NOMUTEX); // one thread at a time: SQLite needs no locks
    config.setBusyTimeout(WAIT_MILLISECONDS);
    config.setGetGeneratedKeys(false); // else the driver asks for one after every change
    try {
      // Not through DriverManager: it asks the thread's class loader, which in a notebook kernel
      // does not see the driver.
      return new Sqlite(place, config.createConnection(url));
    } catch (SQLException e) {
      throw e.getCause() instanceof NativeLibraryNotFoundException
          ? trouble(place, "cannot be opened: " + noLibrary(), e)
          : trouble(place, e);
    }
  }

  /** What the messages call this database. */
  String place() {
    return place;
  }

  /** Runs a statement that is not worth preparing. */
  void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw trouble(place, e);
    }
  }

  /** Takes a database out of the mode of a write-ahead log; false where others have it open. */
  boolean leavesLog() {
    try (var statement = connection.createStatement();
        ResultSet mode = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
      return mode.next() && mode.getString(1).equals("delete");
    } catch (SQLException e) {
      if (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY) {
        return false;
      }
      throw trouble(place, e);
    }
  }

  /** Writes all that this connection sees into a new file, also where its own file is gone. */
  void copyTo(Path file) {
    try {
      for (PreparedStatement statement : statements.values()) {
        statement.close(); // none may be under way
      }
    } catch (SQLException e) {
      throw trouble(place, e);
    } finally {
      statements.clear();
    }
    execute("VACUUM INTO '" + file.toAbsolutePath().toString().replace("'", "''") + "'");
  }

  /** Runs a prepared change; returns how many rows it changed. */
  int update(String sql, Object... arguments) {
    try {
      return bound(sql, arguments).executeUpdate();
    } catch (SQLException e) {
      throw trouble(place, e);
    }
  }

  /**
   * Runs a change for each row of arguments; returns how many rows each changed. What is the same
   * in all of them stands in the statement: to bind an argument takes a good part of the time that
   * storing it takes.
   */
  int[] updateAll(String sql, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return new int[0];
    }
    String[] pieces = sql.split("\\?", -1);
    StringBuilder text = new StringBuilder(pieces[0]);
    List<Integer> bound = new ArrayList<>();
    for (int i = 0; i + 1 < pieces.length; i++) {
      Optional<String> same = rows.size() == 1 ? Optional.empty() : same(rows, i);
      if (same.isEmpty()) {
        bound.add(i);
      }
      text.append(same.orElse("?")).append(pieces[i + 1]);
    }
    try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
      for (Object[] arguments : rows) {
        for (int i = 0; i < bound.size(); i++) {
          statement.setObject(i + 1, arguments[bound.get(i)]);
        }
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException e) {
      throw trouble(place, e);
    }
  }

  /** A word or whole number that all rows have in a column, as SQL writes it. */
  private static Optional<String> same(List<Object[]> rows, int column) {
    Object first = rows.get(0)[column];
    boolean isWord = first instanceof String word && word.length() < LONG && word.indexOf(0) < 0;
    if (!isWord && !(first instanceof Long || first instanceof Integer)) {
      return Optional.empty();
    }
    for (Object[] row : rows) {
      if (!first.equals(row[column])) {
        return Optional.empty();
      }
    }
    return Optional.of(isWord ? "'" + first.toString().replace("'", "''") + "'" : first.toString());
  }

  /** All rows of a prepared question. */
  <T> List<T> rows(RowReader<T> reader, String sql, Object... arguments) {
    try (ResultSet rows = bound(sql, arguments).executeQuery()) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw trouble(place, e);
    }
  }

  /** The answer to a prepared question for one whole number. */
  long number(String sql, Object... arguments) {
    return rows(row -> row.getLong(1), sql, arguments).get(0);
  }

  /** Runs work in one transaction that writes; all of it happens or nothing. */
  void transaction(Runnable work) {
    execute("BEGIN IMMEDIATE");
    boolean committed = false;
    try {
      work.run();
      execute("COMMIT");
      committed = true;
    } finally { // also after JShell's ThreadDeath: no transaction may stay open
      if (!committed) {
        abandon();
      }
    }
  }

  @Override
  public void close() {
    closing.clean();
  }

  /** The answer to a file that holds something else. */
  SweepException notAStudy() {
    return notAStudy(place, null);
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
      System.getLogger(Sqlite.class.getName()).log(Level.DEBUG, place, e);
    }
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

  private static void close(String place, Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw trouble(place, e);
    }
  }

  private static SweepException trouble(String place, SQLException cause) {
    int primary = cause.getErrorCode() & 0xff; // extended codes keep more in the higher bits
    return switch (SQLiteErrorCode.getErrorCode(primary)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT -> notAStudy(place, cause);
      case SQLITE_FULL ->
          trouble(
              place,
              "cannot grow: the disk is full; free some space and run again, all earlier records"
                  + " are kept",
              cause);
      case SQLITE_READONLY ->
          trouble(
              place,
              "cannot be written: it is read-only or was opened for reading; open it for writing,"
                  + " or choose another place",
              cause);
      case SQLITE_CANTOPEN ->
          trouble(
              place,
              "cannot be opened or created: check the path and its rights, or choose another place",
              cause);
      case SQLITE_BUSY ->
          trouble(
              place,
              String.format(
                  Locale.ROOT,
                  "has been locked by another process for %d s: wait for that one and run again",
                  WAIT_MILLISECONDS / 1000),
              cause);
      default -> trouble(place, "cannot be used: " + cause.getMessage(), cause);
    };
  }

  private static String noLibrary() {
    return "SQLite's native library does not load; "
        + NativeFolder.temporary()
            .problem()
            .orElseGet(
                () ->
                    String.format(
                        Locale.ROOT,
                        "it has none for %s on %s: a 64-bit Linux, macOS or Windows is needed",
                        System.getProperty("os.name"),
                        System.getProperty("os.arch")));
  }

  private static SweepException notAStudy(String place, @Nullable SQLException cause) {
    return trouble(
        place,
        "is not a study: it is damaged or another kind of file; move it away or choose another"
            + " file",
        cause);
  }

  private static SweepException trouble(String place, String what, @Nullable SQLException cause) {
    return new SweepException(String.format(Locale.ROOT, "study %s %s", place, what), cause);
  }
}
