package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.sweep.RecordWriter.Prepared;

/** Records of several parts: what comes into the file, and what a failure leaves. */
class BulkWriteTest {
  private static final int MANY = 5000;
  private static final String TRIALS = "SELECT id || seed FROM trial ORDER BY rowid";
  private static final String RECORDS =
      "SELECT id || trial || attempt || outcome || message FROM record ORDER BY id";
  private static final String VALUES =
      "SELECT record || name || value FROM value ORDER BY record, name";

  @TempDir Path folder;

  @Test
  void aNewFileHoldsTheRowsOfRecordsThatCameOneByOne() {
    List<TrialRecord> records = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      records.add(record(i, i % 7 == 0 ? new Outcome.Failed("no") : new Outcome.Finished()));
      if (i % 501 == 0) { // some of them in a later part than their first attempt
        records.add(record(i / 2, new Outcome.Finished()));
      }
    }
    try (StudyStore one = StudyStore.inMemory();
        StudyStore many = StudyStore.open(folder.resolve("many.sqlite"))) {
      records.forEach(one::write);
      many.write(records);
      for (String table : List.of(TRIALS, RECORDS, VALUES)) {
        assertThat(many.texts(table)).isEqualTo(one.texts(table)).hasSizeGreaterThanOrEqualTo(MANY);
      }
      assertThat(many.texts("SELECT DISTINCT recorded FROM record"))
          .allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
      assertThat(many.texts("PRAGMA journal_mode")).containsExactly("wal");
      assertThat(many.texts("PRAGMA integrity_check")).containsExactly("ok");
      assertThat(folder.resolve("many.sqlite-journal")).doesNotExist();
    }
  }

  /** Whether rows are kept unique while they come or by indexes that are built last. */
  @Test
  void differentTrialsGiveTheSameRowsAndARepeatedOneIsRefused() {
    Path file = folder.resolve("different.sqlite");
    List<TrialRecord> records = finished(MANY);
    try (StudyStore one = StudyStore.inMemory();
        StudyStore store = StudyStore.open(file)) {
      one.write(records);
      List<TrialRecord> twice = new ArrayList<>(records);
      twice.add(records.get(7));
      var repeated = twice.stream().map(Prepared::of).iterator();
      assertThatThrownBy(() -> store.write(repeated, true, () -> {}))
          .isInstanceOf(SweepException.class)
          .hasMessageContaining("UNIQUE");
      assertThat(store.rows()).isEmpty();
      store.write(records.stream().map(Prepared::of).iterator(), true, () -> {});
      for (String table : List.of(TRIALS, RECORDS, VALUES)) {
        assertThat(store.texts(table)).isEqualTo(one.texts(table)).hasSize(MANY);
      }
      for (String table : List.of("trial", "record", "value", "curve", "vector")) {
        String columns =
            "SELECT name || type || \"notnull\" || coalesce(dflt_value, '') FROM pragma_table_info(";
        assertThat(store.texts(columns + "'" + table + "')"))
            .isEqualTo(one.texts(columns + "'" + table + "')"));
      }
      assertThat(store.texts("PRAGMA integrity_check")).containsExactly("ok");
    }
    try (StudyStore again = StudyStore.open(file)) { // a sweep goes on with it
      again.write(records.get(3)); // settled: nothing happens
      again.write(record(MANY, new Outcome.Failed("no")));
      again.write(record(MANY, new Outcome.Finished()));
      assertThat(again.outcomes()).isEqualTo(Map.of("finished", MANY + 1));
      assertThat(again.texts("SELECT attempt FROM record ORDER BY id DESC LIMIT 2"))
          .containsExactly("2", "1");
    }
  }

  @Test
  void whoReadsTheNewFileMeanwhileIsNoObstacle() {
    Path file = folder.resolve("read.sqlite");
    try (StudyStore store = StudyStore.open(file);
        StudyStore reader = StudyStore.read(file)) {
      assertThat(reader.rows()).isEmpty();
      store.write(finished(MANY));
      assertThat(reader.outcomes()).isEqualTo(Map.of("finished", MANY));
    }
  }

  @Test
  void aFailureInALaterPartLeavesNothing() {
    Path file = folder.resolve("failed.sqlite");
    try (StudyStore store = StudyStore.open(file)) {
      var failing =
          finished(MANY).stream()
              .map(Prepared::of)
              .peek(
                  each -> {
                    if (each.record().trial().seed() == MANY - 1) {
                      throw new IllegalStateException("the last one");
                    }
                  })
              .iterator();
      assertThatThrownBy(() -> store.write(failing, true, () -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the last one");
      assertThat(store.rows()).isEmpty();
      assertThat(store.texts("PRAGMA journal_mode")).containsExactly("wal");
      store.write(finished(MANY));
      assertThat(store.outcomes()).isEqualTo(Map.of("finished", MANY));
    }
  }

  @Test
  void whereTheLastCheckRefusesNothingIsAdded() {
    try (StudyStore store = StudyStore.open(folder.resolve("joined.sqlite"))) {
      store.write(finished(3));
      var more = finished(MANY).stream().map(Prepared::of).iterator();
      assertThatThrownBy(
              () ->
                  store.write(
                      more,
                      true,
                      () -> {
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");
      assertThat(store.outcomes()).isEqualTo(Map.of("finished", 3));
    }
  }

  private static List<TrialRecord> finished(int count) {
    return IntStream.range(0, count).mapToObj(i -> record(i, new Outcome.Finished())).toList();
  }

  private static TrialRecord record(int seed, Outcome outcome) {
    Trial trial = new Trial("Some", 1, new TreeMap<>(Map.of("rate", 0.1)), seed);
    return new TrialRecord(
        trial, 1, outcome, 0.5, Recorded.of(Map.of("loss", 1.0 / (seed + 1)), Map.of(), Map.of()));
  }
}
