package org.refigure.sweep;

import java.util.List;

/** The tables of a study file; the package description says what each column means. */
final class StudySchema {
  /** BIGINT and DOUBLE, so that Tablesaw reads them as such whatever the first row holds. */
  static final List<String> STATEMENTS =
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
}
