package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ids of earlier releases hold 2⁻²⁴ as the JDK of the day wrote it: those of JDK 17 and of JDK 25
 * were computed by the release before this one.
 */
class EarlierIdsTest {
  private static final String OF_JDK_17 = "96ae7ed711c59e70dd7e0178daeeeb3a";
  private static final String OF_JDK_25 = "1e41e4114795843ad21e251050c05b4b";
  private static final Outcome FINISHED = new Outcome.Finished();

  @TempDir private Path folder = Path.of("");

  private final Trial trial = new Trial("a.B", 1, new TreeMap<>(Map.of("rate", 0x1p-24)), 3);
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("study.sqlite");
  }

  @Test
  void anIdIsThatOfTheNewerJdkOnAnyJdk() {
    assertThat(trial.id()).isEqualTo(OF_JDK_25);
  }

  @Test
  void aTrialRecordedOnAnOlderJdkIsCachedAndNothingIsStale() {
    recordUnder(OF_JDK_17);
    try (Study study = Study.open(file)) {
      assertThat(study.contains(trial)).isTrue();
      assertThat(study.settled()).containsExactly(trial.id());
      assertThat(study.stale(List.of(trial))).isEqualTo(new Stale(0, 0));
      assertThat(study.record(trial).value("loss")).isEqualTo(1);
      study.record(measured(2)); // settled already: the first result is kept
      assertThat(study.records()).extracting(each -> each.value("loss")).containsExactly(1.0);
    }
  }

  @Test
  void anotherAttemptOfATrialThatFailedGoesUnderItsEarlierId() {
    try (Study study = Study.open(file)) {
      study.record(
          new TrialRecord(trial, 1, new Outcome.Failed("no corpus"), 0, Recorded.nothing()));
    }
    rename(OF_JDK_17);
    try (Study study = Study.open(file)) {
      study.record(measured(2));
      assertThat(study.records()).extracting(TrialRecord::attempt).containsExactly(2);
      assertThat(study.failures()).isEmpty();
    }
    assertThat(texts("SELECT DISTINCT trial FROM record")).containsExactly(OF_JDK_17);
  }

  @Test
  void aTrialThatBothJdksRanIsOneTrialWithItsFirstResult() {
    recordUnder(OF_JDK_17);
    try (StudyStore store = StudyStore.open(file)) {
      store.execute(
          "INSERT INTO trial SELECT '%s', experiment, version, seed, parameters, data FROM trial"
              .formatted(OF_JDK_25));
      store.execute(
          "INSERT INTO record (trial, attempt, outcome, count, message, seconds)"
              + " VALUES ('%s', 1, 'finished', 0, '', 1)".formatted(OF_JDK_25));
    }
    try (Study study = Study.open(file)) {
      assertThat(study.records()).hasSize(1);
      assertThat(study.record(trial).value("loss")).isEqualTo(1);
      assertThat(study.table().rowCount()).isEqualTo(1);
    }
  }

  @Test
  void equalStudiesOfTwoJdksDoNotDiffer() {
    recordUnder(OF_JDK_17);
    try (Study older = Study.read(file);
        Study newer = Study.inMemory()) {
      newer.record(measured(1));
      assertThat(older.diff(newer).changes()).isEmpty();
      assertThat(newer.diff(older).changes()).isEmpty();
    }
  }

  private TrialRecord measured(double loss) {
    return new TrialRecord(
        trial, 1, FINISHED, 1, Recorded.of(Map.of("loss", loss), Map.of(), Map.of()));
  }

  private void recordUnder(String id) {
    try (Study study = Study.open(file)) {
      study.record(measured(1));
    }
    rename(id);
  }

  /** Gives the trial the id it would have from another JDK. */
  private void rename(String id) {
    try (StudyStore store = StudyStore.open(file)) {
      store.execute("UPDATE record SET trial = '%s'".formatted(id));
      store.execute("UPDATE trial SET id = '%s'".formatted(id));
    }
  }

  private List<String> texts(String sql) {
    try (StudyStore store = StudyStore.open(file)) {
      return store.texts(sql);
    }
  }
}
