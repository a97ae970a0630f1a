package org.refigure.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores records within one transaction. Rows of several are handed over at once, which takes half
 * of the time that a statement for each takes.
 */
final class RecordWriter {
  private static final int AT_ONCE = 500;

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

  private final Sqlite database;
  private final Set<String> known;
  private final Map<Provenance, Long> provenances = new HashMap<>();
  private final List<Object[]> trials = new ArrayList<>();
  private final List<Object[]> records = new ArrayList<>();
  private final List<Object[]> values = new ArrayList<>();
  private final List<Object[]> curves = new ArrayList<>();
  private final List<Object[]> vectors = new ArrayList<>();
  private long nextRecord;

  /**
   * Within a transaction.
   *
   * @param known keys of the trials that the database has, all or those that will be asked for
   */
  RecordWriter(Sqlite database, List<String> known) {
    this.database = database;
    this.known = new HashSet<>(known);
    nextRecord = database.number("SELECT coalesce(max(id), 0) + 1 FROM record");
  }

  /**
   * Takes a record, to be stored with {@link #flush} at the latest. A trial that is settled keeps
   * its first result; another attempt gets the next number.
   *
   * @param key of its trial in the database, mostly its id
   */
  void add(Prepared prepared, String key) {
    TrialRecord record = prepared.record();
    Trial trial = record.trial();
    if (known.add(key)) {
      trials.add(
          new Object[] {
            key,
            trial.experiment(),
            trial.version(),
            trial.seed(),
            prepared.parameters(),
            Json.text(trial.data())
          });
      add(record, key, record.attempt());
    } else {
      flush();
      if (!settled(database, prepared.id(), key)) {
        long last =
            database.number("SELECT coalesce(max(attempt), 0) FROM record WHERE trial = ?", key);
        add(record, key, last + record.attempt());
      }
    }
    if (records.size() >= AT_ONCE) {
      flush();
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
          provenances.computeIfAbsent(record.provenance(), this::provenance)
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

  /** Stores all that was taken. */
  void flush() {
    database.updateAll(
        "INSERT INTO trial (id, experiment, version, seed, parameters, data)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        trials);
    database.updateAll(
        "INSERT INTO record (id, trial, attempt, outcome, count, message, seconds, provenance)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        records);
    database.updateAll("INSERT INTO value VALUES (?, ?, ?)", values);
    database.updateAll("INSERT INTO curve VALUES (?, ?, ?, ?)", curves);
    database.updateAll("INSERT INTO vector VALUES (?, ?, ?)", vectors);
    List.of(trials, records, values, curves, vectors).forEach(List::clear);
  }
}
