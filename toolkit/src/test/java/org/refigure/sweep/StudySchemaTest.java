package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudySchemaTest {
  @TempDir Path folder;

  @Test
  void aFileOfSchema1IsBroughtUpToDateAndKeepsWhatItHolds() throws IOException {
    Path file = schemaOne();

    for (int opening = 1; opening <= 2; opening++) {
      try (Study study = Study.open(file)) {
        assertThat(study.records()).hasSize(2);
        TrialRecord finished = study.record(trial(64));
        assertThat(finished.outcome()).isEqualTo(new Outcome.Finished());
        assertThat(finished.seconds()).isEqualTo(0.25);
        assertThat(finished.value("loss")).isEqualTo(0.5);
        assertThat(finished.value("nan")).isNaN();
        assertThat(finished.curve("curve"))
            .isEqualTo(new Curve(new long[] {1, 2}, new double[] {2, 1}));
        assertThat(finished.vector("vector")).containsExactly(1e-300, 3);
        assertThat(finished.provenance()).isEqualTo(Provenance.unknown());
        TrialRecord diverged = study.record(trial(128));
        assertThat(diverged.outcome()).isEqualTo(new Outcome.Diverged(3, "loss = NaN"));
        assertThat(diverged.attempt()).isEqualTo(2);
      }
    }
  }

  @Test
  void aFileBroughtUpToDateHasTheTablesOfANewOneAndTakesNewRecords() throws IOException {
    Path old = schemaOne();
    Path fresh = folder.resolve("fresh.sqlite");

    assertThat(tables(old)).isEqualTo(tables(fresh)).hasSizeGreaterThan(5);
    try (Study study = Study.open(old)) {
      var record = new TrialRecord(trial(1), 1, new Outcome.Finished(), 1, Recorded.nothing());
      study.record(record);
      assertThat(study.record(trial(1))).isEqualTo(record);
    }
  }

  /** All statements that made the tables and views, and the version. */
  private static List<String> tables(Path file) {
    try (StudyStore store = StudyStore.open(file)) {
      return store.texts(
          "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
              + " UNION ALL SELECT 'version ' || user_version FROM pragma_user_version ORDER BY 1");
    }
  }

  private Path schemaOne() throws IOException {
    Path file = folder.resolve("old.sqlite");
    try (InputStream stream = getClass().getResourceAsStream("schema-1.sqlite")) {
      Files.copy(stream, file);
    }
    return file;
  }

  private static Trial trial(int width) {
    return Trial.of(
        new Tiny.Nothing(), width == 1 ? Map.of() : Map.of("width", width, "rule", "plain"), 0);
  }
}
