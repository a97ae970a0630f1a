package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;

class StudyTest {
  private static final Outcome FINISHED = new Outcome.Finished();

  @TempDir Path folder;

  @Test
  void whatIsRecordedIsThereAfterOpeningTheFileAgain() {
    Path file = folder.resolve("new").resolve("study.sqlite");
    var recorded =
        Recorded.of(
            Map.of("loss", 0.1, "nan", Double.NaN, "infinite", Double.POSITIVE_INFINITY),
            Map.of("curve", new Curve(new long[] {1, 2}, new double[] {-0.0, Double.NaN})),
            Map.of("vector", new double[] {1e-300, 3}));
    var record = new TrialRecord(trial(1), 1, FINISHED, 0.25, recorded);

    try (Study study = Study.open(file)) {
      study.record(record);
    }

    try (Study study = Study.open(file)) {
      assertThat(study.records()).containsExactly(record);
      assertThat(study.contains(trial(1))).isTrue();
      assertThat(study.contains(trial(2))).isFalse();
      assertThat(study.vector(trial(1), "vector")).containsExactly(1e-300, 3);
      assertThat(study).hasToString("study %s: 1 trial {finished=1}".formatted(file));
    }
  }

  @Test
  void onlyFinishedAndDivergedTrialsCountAsDone() {
    try (Study study = Study.inMemory()) {
      study.record(ended(trial(1), new Outcome.Diverged(3, "loss = NaN")));
      study.record(ended(trial(2), new Outcome.Failed("no corpus")));
      study.record(ended(trial(3), new Outcome.Lost(3, "killed")));

      assertThat(study.contains(trial(1))).isTrue();
      assertThat(study.contains(trial(2))).isFalse();
      assertThat(study.contains(trial(3))).isFalse();
      assertThat(study.failures())
          .extracting(TrialRecord::trial)
          .containsExactly(trial(2), trial(3));
      assertThat(study.records())
          .extracting(TrialRecord::outcome)
          .containsExactly(
              new Outcome.Diverged(3, "loss = NaN"),
              new Outcome.Failed("no corpus"),
              new Outcome.Lost(3, "killed"));
    }
  }

  @Test
  void aFailedTrialCountsWithItsLastAttemptAndASettledOneWithItsFirstResult() {
    try (Study study = Study.inMemory()) {
      study.record(ended(trial(1), new Outcome.Failed("first")));
      study.record(ended(trial(1), new Outcome.Failed("second")));
      assertThat(study.record(trial(1)).outcome()).isEqualTo(new Outcome.Failed("second"));
      assertThat(study.record(trial(1)).attempt()).isEqualTo(2);

      study.record(ended(trial(1), FINISHED));
      study.record(ended(trial(1), new Outcome.Failed("too late")));
      study.record(ended(trial(1), FINISHED));
      assertThat(study.records()).hasSize(1);
      assertThat(study.record(trial(1)).attempt()).isEqualTo(3);
      assertThat(study.record(trial(1)).outcome()).isEqualTo(FINISHED);
    }
  }

  @Test
  void manyRecordsAtOnceAreStoredLikeOneByOneAndAllOrNone() {
    List<TrialRecord> records =
        List.of(
            ended(trial(1), new Outcome.Failed("first")),
            ended(trial(1), FINISHED),
            ended(trial(2), FINISHED),
            ended(trial(1), new Outcome.Failed("too late")));
    try (Study one = Study.inMemory();
        Study many = Study.inMemory()) {
      records.forEach(one::record);
      many.record(records);
      assertThat(many.records()).isEqualTo(one.records()).hasSize(2);
      assertThat(many.record(trial(1)).attempt()).isEqualTo(2);

      TrialRecord broken = null;
      assertThatExceptionOfType(NullPointerException.class)
          .isThrownBy(() -> many.record(Arrays.asList(ended(trial(3), FINISHED), broken)));
      assertThat(many.contains(trial(3))).isFalse();
    }
  }

  @Test
  void aPrunedTrialIsNeitherAResultNorAFailure() {
    var pruned = new Outcome.Pruned(100, "loss 2.0 ranked 3 of 3");
    try (Study study = Study.inMemory()) {
      study.record(ended(trial(1), pruned));

      assertThat(study.contains(trial(1))).as("a plain sweep runs it").isFalse();
      assertThat(study.failures()).isEmpty();
      assertThat(study.record(trial(1)).outcome()).isEqualTo(pruned);
      assertThat(study.table().stringColumn("outcome").asList()).containsExactly("pruned");
      assertThat(study).hasToString("study in memory: 1 trial {pruned=1}");
      var sent = Json.of(study.record(trial(1)));
      assertThat(Json.record(Json.read(Json.text(sent)), trial(1)).outcome()).isEqualTo(pruned);

      study.record(ended(trial(1), FINISHED));
      study.record(ended(trial(1), pruned));
      assertThat(study.record(trial(1)).outcome()).as("a result stays").isEqualTo(FINISHED);
    }
  }

  @Test
  void whatATrialLacksIsMissingInTheTable() {
    try (Study study = Study.inMemory()) {
      study.record(measured(trial(Map.of("width", 64, "tied", true)), Map.of("loss", 1.0)));
      study.record(measured(trial(Map.of("depth", 2, "rate", 1)), Map.of("slope", 2.0)));
      study.record(measured(trial(Map.of("rule", "plain", "rate", 0.5)), Map.of()));

      var table = study.table();

      assertThat(table.columnNames())
          .containsExactly(
              "tied", "width", "depth", "rate", "rule", "seed", "outcome", "seconds", "loss",
              "slope");
      assertThat(table.column("rate").type()).isEqualTo(ColumnType.DOUBLE);
      assertThat(table.column("width").type()).isEqualTo(ColumnType.LONG);
      assertThat(table.column("tied").type()).isEqualTo(ColumnType.BOOLEAN);
      for (String name : List.of("tied", "width", "depth", "rule", "loss", "slope")) {
        assertThat(table.column(name).countMissing()).as(name).isEqualTo(2);
      }
    }
  }

  @Test
  void versionsAndExperimentsAreToldApartWhereTheyAreMixed() {
    try (Study study = Study.inMemory()) {
      var one = new Trial("a.B", 1, trial(1).parameters(), 0);
      var two = new Trial("a.B", 2, trial(1).parameters(), 0);
      study.record(ended(one, FINISHED));
      study.record(ended(two, FINISHED));

      assertThat(study.table().columnNames()).startsWith("version", "width", "seed");
      assertThat(study.only(List.of(two)).table().columnNames()).startsWith("width", "seed");
    }
  }

  @Test
  void columnsThatDifferInCaseOnlyAreRefused() {
    try (Study study = Study.inMemory()) {
      study.record(measured(trial(1), Map.of("N", 1.0)));
      study.record(measured(trial(2), Map.of("n", 1.0)));

      refused(study::table, "columns \"N\" and \"n\" must differ in more than case");
      assertThat(study.only(List.of(trial(1))).table().rowCount()).isEqualTo(1);
    }
  }

  @Test
  void curvesAreOneRowPerPoint() {
    try (Study study = Study.inMemory()) {
      var curve = new Curve(new long[] {0, 10}, new double[] {2, 1});
      study.record(
          new TrialRecord(
              trial(1), 1, FINISHED, 0, Recorded.of(Map.of(), Map.of("loss", curve), Map.of())));
      study.record(ended(trial(2), FINISHED));

      var table = study.curves("loss");
      assertThat(table.columnNames()).containsExactly("width", "seed", "step", "value");
      assertThat(table.longColumn("step").asObjectArray()).containsExactly(0L, 10L);
      assertThat(table.doubleColumn("value").asDoubleArray()).containsExactly(2, 1);
      assertThat(study.curves("loss", 2).rowCount()).isEqualTo(2);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> study.curves("Loss"))
          .withMessageContaining(
              "curve = \"Loss\" must be one that a trial of study in memory recorded: [loss]");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> study.vector(trial(1), "spectrum"))
          .withMessageContaining(
              "vector \"spectrum\" was not recorded by {width=1}; it finished and has []");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> study.record(trial(9)))
          .withMessageContaining("trial {width=9} with seed 0 has no record");
    }
  }

  @Test
  void aFileThatIsNoStudyIsRefusedAndLeftAsItIs() throws IOException, SQLException {
    Path text = Files.writeString(folder.resolve("notes.sqlite"), "dear diary, ".repeat(100));
    Path other = folder.resolve("other.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE mine (x)");
    }

    for (Path file : List.of(text, other)) {
      byte[] before = Files.readAllBytes(file);
      refused(
          () -> Study.open(file),
          "study %s is not a study: it is damaged or another kind of file; move it away"
              .formatted(file));
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  @Test
  void aDamagedStudyIsRefused() throws IOException {
    Path file = folder.resolve("study.sqlite");
    try (Study study = Study.open(file)) {
      study.record(measured(trial(1), Map.of("loss", 1.0)));
    }
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);

    refused(() -> Study.open(file).records(), "is not a study: it is damaged");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void aStudyOfANewerVersionIsRefused() {
    Path file = folder.resolve("study.sqlite");
    try (StudyStore store = StudyStore.open(file)) {
      store.execute("PRAGMA user_version = 7");
    }

    refused(() -> Study.open(file), "was written by a newer Refigure (schema 7; this one knows 2)");
  }

  @Test
  void aPlaceThatCannotHoldAStudyIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    refused(() -> Study.open(file.resolve("study.sqlite")), "its folder cannot be made");
    refused(() -> Study.open(folder), "must be a file, but it is a folder");
  }

  @Test
  void aFullDiskStopsWithOneLineAndLosesNothing() {
    Path file = folder.resolve("study.sqlite");
    var large = Recorded.of(Map.of(), Map.of(), Map.of("spectrum", new double[10_000]));
    try (StudyStore store = StudyStore.open(file)) {
      store.write(new TrialRecord(trial(1), 1, FINISHED, 0, large));
      store.execute("PRAGMA max_page_count = 40"); // SQLite then says what it says on a full disk

      refused(
          () -> store.write(new TrialRecord(trial(2), 1, FINISHED, 0, large)),
          "the disk is full; free some space and run again, all earlier records are kept");
      assertThat(store.rows()).extracting(StudyStore.Row::trial).containsExactly(trial(1));

      store.execute("PRAGMA max_page_count = 4000");
      store.write(new TrialRecord(trial(2), 1, FINISHED, 0, large));
    }
    try (Study study = Study.open(file)) {
      assertThat(study.records()).hasSize(2);
    }
  }

  @Test
  void twoOpenStudiesOfOneFileSeeEachOthersRecords() {
    Path file = folder.resolve("study.sqlite");
    try (Study one = Study.open(file);
        Study two = Study.open(file)) {
      one.record(ended(trial(1), FINISHED));
      two.record(ended(trial(2), FINISHED));
      two.record(ended(trial(1), FINISHED));

      assertThat(one.records()).extracting(TrialRecord::trial).containsExactly(trial(1), trial(2));
    }
  }

  private static Trial trial(int width) {
    return trial(Map.of("width", width));
  }

  private static Trial trial(Map<String, ?> parameters) {
    return Trial.of(new Tiny.Nothing(), parameters, 0);
  }

  private static TrialRecord ended(Trial trial, Outcome outcome) {
    return new TrialRecord(trial, 1, outcome, 1, Recorded.nothing());
  }

  private static TrialRecord measured(Trial trial, Map<String, Double> values) {
    return new TrialRecord(trial, 1, FINISHED, 1, Recorded.of(values, Map.of(), Map.of()));
  }

  private static void refused(Runnable use, String message) {
    assertThatExceptionOfType(SweepException.class)
        .isThrownBy(use::run)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
