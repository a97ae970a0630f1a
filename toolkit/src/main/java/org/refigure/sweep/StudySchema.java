package org.refigure.sweep;

import java.util.List;
import java.util.Locale;

/** The tables of a study file; the package description says what each column means. */
final class StudySchema {
  /** Says that a SQLite file is a study: the letters REFI. */
  private static final int APPLICATION_ID = 0x52454649;

  /**
   * The tables of schema 1. They stay as they were: a new file goes the same way as an old one.
   * BIGINT and DOUBLE, so that Tablesaw reads them as such whatever the first row holds.
   */
  private static final List<String> FIRST =
      List.of(
          """
          CREATE TABLE trial (
            id TEXT PRIMARY KEY,
            experiment TEXT NOT NULL,
            version BIGINT NOT NULL,
            seed BIGINT NOT NULL,
            parameters TEXT NOT NULL)
          """,
          """
          CREATE TABLE record (
            id INTEGER PRIMARY KEY,
            trial TEXT NOT NULL REFERENCES trial (id),
            attempt BIGINT NOT NULL,
            outcome TEXT NOT NULL,
            count BIGINT NOT NULL,
            message TEXT NOT NULL,
            seconds DOUBLE NOT NULL,
            recorded TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ')),
            UNIQUE (trial, attempt))
          """,
          """
          CREATE TABLE value (
            record BIGINT NOT NULL REFERENCES record (id),
            name TEXT NOT NULL,
            value DOUBLE,
            PRIMARY KEY (record, name)) WITHOUT ROWID
          """,
          """
          CREATE TABLE curve (
            record BIGINT NOT NULL REFERENCES record (id),
            name TEXT NOT NULL,
            steps BLOB NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (record, name))
          """,
          """
          CREATE TABLE vector (
            record BIGINT NOT NULL REFERENCES record (id),
            name TEXT NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (record, name))
          """);

  /** Schema 2: the data a trial reads, and where a record comes from. */
  private static final List<String> PROVENANCE =
      List.of(
          "ALTER TABLE trial ADD COLUMN data TEXT NOT NULL DEFAULT '{}'",
          "CREATE TABLE provenance (id INTEGER PRIMARY KEY, facts TEXT NOT NULL UNIQUE)",
          "ALTER TABLE record ADD COLUMN provenance BIGINT REFERENCES provenance (id)");

  /** What takes a file from schema 0, an empty one, to 1, from 1 to 2 and so on. */
  private static final List<List<String>> STEPS = List.of(FIRST, PROVENANCE);

  /** The version of the tables that this toolkit writes, in {@code user_version}. */
  static final int VERSION = STEPS.size();

  /** Views hold no data: whenever the tables change, they are made anew. */
  private static final List<String> VIEWS =
      List.of(
          "DROP VIEW IF EXISTS result",
          """
          CREATE VIEW result AS
            SELECT id AS record, trial, experiment, version, seed, parameters, data, attempt,
              outcome, count, message, seconds, recorded, provenance
            FROM (
              SELECT record.*, experiment, version, seed, parameters, data, trial.rowid AS place,
                row_number() OVER (
                  PARTITION BY trial
                  ORDER BY outcome IN ('finished', 'diverged') DESC, attempt DESC) AS rank
              FROM record JOIN trial ON trial.id = record.trial)
            WHERE rank = 1 ORDER BY place
          """);

  private StudySchema() {}

  /**
   * Makes the tables in an empty database and brings older ones up to date, in one transaction;
   * checks first that they are ours.
   *
   * @throws SweepException if they are not, or of a newer version
   */
  static void prepare(Sqlite database) {
    if (!empty(database)) {
      require(database);
    }
    database.execute("PRAGMA journal_mode = WAL");
    database.execute("PRAGMA synchronous = NORMAL");
    if (version(database) < VERSION) {
      database.transaction(() -> upgrade(database));
    }
  }

  /**
   * Makes the empty tables anew without what keeps their rows unique: ids lie anywhere in an index,
   * and to build it at the end by {@link #index} takes a third of the time.
   */
  static void withoutIndexes(Sqlite database) {
    for (String table : List.of("trial", "record")) {
      String sql =
          database
              .rows(row -> row.getString(1), "SELECT sql FROM sqlite_master WHERE name = ?", table)
              .get(0);
      database.execute("DROP TABLE " + table);
      database.execute(
          sql.replace("id TEXT PRIMARY KEY", "id TEXT")
              .replaceFirst(",\\s*UNIQUE \\(trial, attempt\\)", ""));
    }
  }

  /**
   * Keeps rows unique again.
   *
   * @throws SweepException if two are the same
   */
  static void index(Sqlite database) {
    database.execute("CREATE UNIQUE INDEX trial_id ON trial (id)");
    database.execute("CREATE UNIQUE INDEX record_trial ON record (trial, attempt)");
  }

  /**
   * Checks tables that are only to be read.
   *
   * @throws SweepException if they are not ours, or of another version
   */
  static void requireReadable(Sqlite database) {
    require(database);
    if (version(database) < VERSION) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "study %s was written by an older Refigure (schema %d; this one reads %d): open it once for writing, or a copy of it, which brings it up to date",
              database.place(),
              version(database),
              VERSION),
          null);
    }
  }

  private static void require(Sqlite database) {
    if (database.number("PRAGMA application_id") != APPLICATION_ID) {
      throw database.notAStudy();
    }
    if (version(database) > VERSION) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "study %s was written by a newer Refigure (schema %d; this one knows %d): update the toolkit or choose another file",
              database.place(),
              version(database),
              VERSION),
          null);
    }
  }

  /** The version is asked again inside: another process may have been faster. */
  private static void upgrade(Sqlite database) {
    long version = version(database);
    if (version < VERSION) {
      STEPS.stream().skip(version).flatMap(List::stream).forEach(database::execute);
      VIEWS.forEach(database::execute);
      database.execute("PRAGMA application_id = " + APPLICATION_ID);
      database.execute("PRAGMA user_version = " + VERSION);
    }
  }

  private static long version(Sqlite database) {
    return database.number("PRAGMA user_version");
  }

  private static boolean empty(Sqlite database) {
    return database.number("SELECT count(*) FROM sqlite_master") == 0;
  }
}
