package org.refigure.sweep;

import java.util.List;

/** The tables of a study file; the package description says what each column means. */
final class StudySchema {
  /** Says that a SQLite file is a study: the letters REFI. */
  private static final int APPLICATION_ID = 0x52454649;

  /** The version of the tables, in {@code user_version}. */
  private static final int VERSION = 1;

  /** BIGINT and DOUBLE, so that Tablesaw reads them as such whatever the first row holds. */
  private static final List<String> TABLES =
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
          """,
          """
          CREATE VIEW result AS
            SELECT id AS record, trial, experiment, version, seed, parameters, attempt, outcome,
              count, message, seconds
            FROM (
              SELECT record.*, experiment, version, seed, parameters, trial.rowid AS place,
                row_number() OVER (
                  PARTITION BY trial
                  ORDER BY outcome IN ('finished', 'diverged') DESC, attempt DESC) AS rank
              FROM record JOIN trial ON trial.id = record.trial)
            WHERE rank = 1 ORDER BY place
          """);

  private StudySchema() {}

  /**
   * Makes the tables in an empty database; else checks that they are ours before anything is
   * written.
   *
   * @throws SweepException if they are not, or of a newer version
   */
  static void prepare(Sqlite database) {
    boolean empty = empty(database);
    if (!empty && database.number("PRAGMA application_id") != APPLICATION_ID) {
      throw database.notAStudy();
    }
    long version = database.number("PRAGMA user_version");
    if (version > VERSION) {
      throw new SweepException(
          "study %s was written by a newer Refigure (schema %d; this one knows %d): update the toolkit or choose another file"
              .formatted(database.place(), version, VERSION),
          null);
    }
    database.execute("PRAGMA journal_mode = WAL");
    database.execute("PRAGMA synchronous = NORMAL");
    if (empty) {
      database.transaction(() -> create(database));
    }
  }

  private static void create(Sqlite database) {
    if (empty(database)) { // asked again inside: another process may have been faster
      TABLES.forEach(database::execute);
      database.execute("PRAGMA application_id = " + APPLICATION_ID);
      database.execute("PRAGMA user_version = " + VERSION);
    }
  }

  private static boolean empty(Sqlite database) {
    return database.number("SELECT count(*) FROM sqlite_master") == 0;
  }
}
