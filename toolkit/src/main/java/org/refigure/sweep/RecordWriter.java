package org.refigure.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stores records within one transaction. Rows of several are handed over at once, which takes half
 * of the time that a statement for each takes.
 */
final class RecordWriter {
  private static final int AT_ONCE = 1000;
  private static final String NOW = "SELECT strftime('%Y-%m-%dT%H:%M:%fZ')";

  /**
   * A record and what of it costs time, which may be had on another thread.
   *
   * @param id of its trial
   * @param parameters of its trial, as they are stored
   */
  record Prepared(TrialRecord record, String id, String parameters) {
    static Prepared of(TrialRecord record) {
      return new Prepared(record, record.trial().id(), Json.text(record.trial().parameters()));
    }
  }

  /** A record that waits, and the key of its trial in the database. */
  private record Waiting(Prepared prepared, String key) {}

  private final Sqlite database;
  private final boolean allNew;
  private final Map<Provenance, Long> provenances = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Object[]> records = new ArrayList<>();
  private final List<Object[]> values = new ArrayList<>();
  private final List<Object[]> curves = new ArrayList<>();
  private final List<Object[]> vectors = new ArrayList<>();
  private long nextRecord;

  /**
   * Within a transaction.
   *
   * @param allNew whether every trial is another one, and none is in the database
   */
  RecordWriter(Sqlite database, boolean allNew) {
    this.database = database;
    this.allNew = allNew;
    nextRecord = database.number("SELECT coalesce(max(id), 0) + 1 FROM record");
  }

  /**
   * Takes a record, to be stored with {@link #flush} at the latest. A trial that is settled keeps
   * its first result; another attempt gets the next number.
   *
   * @param key of its trial in the database, mostly its id
   */
  void add(Prepared prepared, String key) {
    waiting.add(new Waiting(prepared, key));
    if (waiting.size() >= AT_ONCE) {
      flush();
    }
  }

  /** Stores all that was taken. */
  void flush() {
    int[] added =
        database.updateAll(
            "INSERT INTO trial (id, experiment, version, seed, parameters, data)"
                + " VALUES (?, ?, ?, ?, ?, ?)"
                + (allNew ? "" : " ON CONFLICT (id) DO NOTHING"),
            waiting.stream().map(RecordWriter::trial).toList());
    for (int i = 0; i < added.length; i++) {
      TrialRecord record = waiting.get(i).prepared().record();
      if (added[i] > 0) {
        add(record, waiting.get(i).key(), record.attempt());
      } else {
        addAgain(waiting.get(i));
      }
    }
    waiting.clear();
    storeRecords();
  }

  private static Object[] trial(Waiting each) {
    Trial trial = each.prepared().record().trial();
    return new Object[] {
      each.key(),
      trial.experiment(),
      trial.version(),
      trial.seed(),
      each.prepared().parameters(),
      trial.data().isEmpty() ? "{}" : Json.text(trial.data())
    };
  }

  /** Adds a record of a trial that the database knew before. */
  private void addAgain(Waiting each) {
    storeRecords(); // it may be known by one of these
    if (!settled(database, each.prepared().id(), each.key())) {
      long last =
          database.number(
              "SELECT coalesce(max(attempt), 0) FROM record WHERE trial = ?", each.key());
      TrialRecord record = each.prepared().record();
      add(record, each.key(), last + record.attempt());
    }
  }

  /** Whether a trial has finished or diverged, under either of two keys. */
  static boolean settled(Sqlite database, String id, String key) {
    return database.number(
            "SELECT count(*) FROM record"
                + " WHERE trial IN (?, ?) AND outcome IN ('finished', 'diverged')",
            id,
            key)
        > 0;
  }

  private void add(TrialRecord record, String key, long attempt) {
    long id = nextRecord++;
    OutcomeRow outcome = OutcomeRow.of(record.outcome());
    records.add(
        new Object[] {
          id,
          key,
          attempt,
          outcome.word(),
          outcome.count(),
          outcome.message(),
          record.seconds(),
          provenances.computeIfAbsent(record.provenance(), this::provenance),
          "" // when it is stored
        });
    record
        .values()
        .forEach((name, value) -> values.add(new Object[] {id, name, StoredNumber.of(value)}));
    record
        .curves()
        .forEach(
            (name, curve) ->
                curves.add(
                    new Object[] {id, name, Packed.of(curve.steps()), Packed.of(curve.values())}));
    record
        .vectors()
        .forEach((name, vector) -> vectors.add(new Object[] {id, name, Packed.of(vector)}));
  }

  private long provenance(Provenance provenance) {
    String facts = Json.text(provenance.facts());
    database.update("INSERT OR IGNORE INTO provenance (facts) VALUES (?)", facts);
    return database.number("SELECT id FROM provenance WHERE facts = ?", facts);
  }

  private void storeRecords() {
    if (records.isEmpty()) {
      return;
    }
    // As the column's default, which SQLite would compute for each row anew.
    String now = database.rows(row -> row.getString(1), NOW).get(0);
    records.forEach(row -> row[row.length - 1] = now);
    database.updateAll(
        "INSERT INTO record (id, trial, attempt, outcome, count, message, seconds, provenance,"
            + " recorded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        records);
    database.updateAll("INSERT INTO value VALUES (?, ?, ?)", values);
    database.updateAll("INSERT INTO curve VALUES (?, ?, ?, ?)", curves);
    database.updateAll("INSERT INTO vector VALUES (?, ?, ?)", vectors);
    List.of(records, values, curves, vectors).forEach(List::clear);
  }
}
