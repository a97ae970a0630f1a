package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Many records at once leave the same rows as one after the other. */
class RecordWriterTest {
  private static final String[] TABLES = {
    "SELECT id || experiment || version || seed || parameters || data FROM trial ORDER BY rowid",
    "SELECT id || trial || attempt || outcome || count || message || seconds || provenance FROM"
        + " record ORDER BY id",
    "SELECT facts FROM provenance ORDER BY id",
    "SELECT record || name || coalesce(hex(value), 'null') FROM value ORDER BY record, name",
    "SELECT record || name || hex(steps) || hex(data) FROM curve ORDER BY record, name",
    "SELECT record || name || hex(data) FROM vector ORDER BY record, name"
  };

  @Test
  void recordsOfOneTransactionAreThoseOfMany() {
    List<TrialRecord> records = new ArrayList<>();
    for (int i = 0; i < 1300; i++) {
      // Every seventh trial fails once and comes again, every eleventh comes again settled.
      records.add(record(i, i % 7 == 0 ? new Outcome.Failed("it's no") : new Outcome.Finished()));
      if (i % 7 == 0 || i % 11 == 0) {
        records.add(record(i, new Outcome.Diverged(3, "loss's")));
      }
    }
    try (StudyStore one = StudyStore.inMemory();
        StudyStore many = StudyStore.inMemory()) {
      one.write(records.get(5));
      many.write(records.get(5)); // the file is not empty
      records.forEach(one::write);
      many.write(records);
      for (String table : TABLES) {
        assertThat(many.texts(table)).isEqualTo(one.texts(table)).isNotEmpty();
      }
      assertThat(many.outcomes())
          .isEqualTo(StudyStore.outcomes(many.rows()))
          .isEqualTo(Map.of("finished", 1114, "diverged", 186));
    }
  }

  @Test
  void whereOneCannotBeStoredNoneIs() {
    try (StudyStore store = StudyStore.inMemory()) {
      store.execute(
          "CREATE TRIGGER t BEFORE INSERT ON trial WHEN NEW.seed = 900"
              + " BEGIN SELECT RAISE(ABORT, 'no such seed'); END");
      List<TrialRecord> records = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        records.add(record(i, new Outcome.Finished()));
      }
      assertThatThrownBy(() -> store.write(records))
          .isInstanceOf(SweepException.class)
          .hasMessageContaining("no such seed");
      assertThat(store.rows()).isEmpty();
      store.write(records.subList(0, 800));
      assertThat(store.outcomes()).isEqualTo(Map.of("finished", 800));
    }
  }

  private static TrialRecord record(int seed, Outcome outcome) {
    double[] numbers = {Double.NaN, -0.0, 0.1, Double.POSITIVE_INFINITY};
    double value = numbers[seed % 4];
    Trial trial = new Trial("Some", 1, new TreeMap<>(Map.of("rate", 0.1, "width", 64L)), seed);
    return new TrialRecord(
        trial,
        1,
        outcome,
        0.5,
        Recorded.of(
            Map.of("loss", value, "norm", 2.0),
            Map.of("course", new Curve(new long[] {1, 2}, new double[] {value, 1})),
            Map.of("spectrum", new double[] {seed, value})));
  }
}
