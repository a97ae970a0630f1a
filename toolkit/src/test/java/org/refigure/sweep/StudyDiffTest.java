package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.refigure.sweep.StudyDiff.Change;

class StudyDiffTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  private final Study here = Study.inMemory();
  private final Study there = Study.inMemory();

  @Test
  void studiesOfTheSameMeasurementsDoNotDifferWhateverRanThem() {
    here.record(record(trial(1, 1, ""), Map.of("loss", Double.NaN)));
    there.record(
        record(trial(1, 1, ""), Map.of("loss", Double.NaN)).withAttempt(3).ranBy("forked:9"));

    assertThat(here.diff(there).isEmpty()).isTrue();
    assertThat(here.diff(there))
        .hasToString(
            "in memory against in memory: 0 only here, 0 only there, 0 measured differently, 0"
                + " stale");
  }

  @Test
  void trialsOfOneStudyOnlyAreNamed() {
    here.record(record(trial(1, 1, ""), Map.of()));
    there.record(record(trial(2, 1, ""), Map.of()));

    StudyDiff diff = here.diff(there);

    assertThat(diff.of(StudyDiff.ONLY_HERE))
        .extracting(Change::trial)
        .containsExactly(trial(1, 1, ""));
    assertThat(diff.of(StudyDiff.ONLY_THERE))
        .extracting(Change::trial)
        .containsExactly(trial(2, 1, ""));
    assertThat(diff.changes()).hasSize(2);
  }

  @Test
  void whatWasMeasuredDifferentlyIsNamedWithBothValues() {
    Trial trial = trial(1, 1, "");
    here.record(
        measured(
            trial,
            Recorded.of(
                Map.of("loss", 0.5, "same", 1.0, "gone", 3.0),
                Map.of("curve", new Curve(new long[] {0, 10, 20}, new double[] {3, 2, 1})),
                Map.of("spectrum", new double[] {4, 5}))));
    there.record(
        measured(
            trial,
            Recorded.of(
                Map.of("loss", 0.25, "same", 1.0),
                Map.of("curve", new Curve(new long[] {0, 10}, new double[] {3, 2.5})),
                Map.of("spectrum", new double[] {4}))));

    StudyDiff diff = here.diff(there);

    assertThat(diff.of(StudyDiff.MEASURED))
        .extracting(c -> "%s: %s, %s".formatted(c.name(), c.here(), c.there()))
        .containsExactly(
            "value gone: 3.0, nothing",
            "value loss: 0.5, 0.25",
            "curve curve: 3 numbers, 2 numbers",
            "curve curve, step 10: 2.0, 2.5",
            "curve curve, its steps: curve of 3 points, curve of 2 points",
            "vector spectrum: 2 numbers, 1 numbers");
    assertThat(diff.toString()).contains("1 measured differently");
    assertThat(diff.table().columnNames())
        .containsExactly("change", "experiment", "trial", "name", "here", "there");
    assertThat(diff.table().rowCount()).isEqualTo(6);
    assertThat(diff.table().stringColumn("trial").get(0)).isEqualTo("{width=1} seed 0");
  }

  @Test
  void anotherOutcomeIsADifference() {
    Trial trial = trial(1, 1, "");
    here.record(new TrialRecord(trial, 1, new Outcome.Failed("no corpus"), 1, Recorded.nothing()));
    there.record(record(trial, Map.of()));

    assertThat(here.diff(there).changes())
        .containsExactly(
            new Change(StudyDiff.MEASURED, trial, "outcome", "failed: no corpus", "finished"));
  }

  @Test
  void onePointUnderAnotherVersionOrWithOtherDataIsOneDifference() {
    here.record(record(trial(1, 1, ""), Map.of()));
    there.record(record(trial(1, 2, ""), Map.of()));
    here.record(record(trial(2, 1, ONE), Map.of()));
    there.record(record(trial(2, 1, TWO), Map.of()));
    here.record(record(trial(3, 1, ONE), Map.of()));
    there.record(record(trial(3, 2, TWO), Map.of()));

    assertThat(here.diff(there).changes())
        .allMatch(change -> change.kind().equals(StudyDiff.STALE))
        .extracting(c -> "%s: %s, %s".formatted(c.name(), c.here(), c.there()))
        .containsExactly(
            "version: version 1, version 2",
            "data: version 1, corpus 111111111111, version 1, corpus 222222222222",
            "version and data: version 1, corpus 111111111111, version 2, corpus 222222222222");
  }

  @Test
  void resultsOfAnotherVersionOrOnOtherDataAreCountedAsStale() {
    here.record(record(trial(1, 1, ONE), Map.of()));
    here.record(record(trial(2, 2, TWO), Map.of()));
    here.record(record(trial(3, 2, ONE), Map.of()));
    here.record(record(trial(4, 1, ONE), Map.of()));
    here.record(record(trial(4, 2, ONE), Map.of()));
    var failed = new Outcome.Failed("no corpus");
    here.record(new TrialRecord(trial(5, 1, ONE), 1, failed, 1, Recorded.nothing()));

    var sweep = java.util.stream.IntStream.rangeClosed(1, 6).mapToObj(w -> trial(w, 2, ONE));
    Stale stale = here.stale(sweep.toList());

    assertThat(stale).isEqualTo(new Stale(1, 1));
    assertThat(stale)
        .hasToString("2 results no longer count: 1 of another version, 1 on other data");
    assertThat(here.contains(trial(1, 2, ONE))).isFalse();
    assertThat(here.contains(trial(1, 1, ONE))).as("kept all the same").isTrue();
  }

  private static Trial trial(int width, int version, String checksum) {
    var data = new TreeMap<String, String>();
    if (!checksum.isEmpty()) {
      data.put("corpus", checksum);
    }
    return new Trial("a.B", version, new TreeMap<>(Map.of("width", width)), 0, data);
  }

  private static TrialRecord record(Trial trial, Map<String, Double> values) {
    return measured(trial, Recorded.of(values, Map.of(), Map.of()));
  }

  private static TrialRecord measured(Trial trial, Recorded recorded) {
    return new TrialRecord(trial, 1, new Outcome.Finished(), 1, recorded);
  }
}
