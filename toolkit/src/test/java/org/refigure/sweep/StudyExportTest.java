package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class StudyExportTest {
  private static final String TEXT = "\"plain\", ü\n2";

  @TempDir Path folder;

  private final Study study = Study.inMemory();

  @Test
  void aCsvFileHoldsTheTableToTheLastBit() throws IOException {
    fill();
    Path file = folder.resolve("study.csv");

    study.export(file);

    Table back = Table.read().csv(file.toFile());
    List<String> names = new ArrayList<>(study.table().columnNames());
    assertThat(names.remove(Columns.UNDEFINED)).isTrue(); // for in a table NaN is missing
    assertThat(back.columnNames()).isEqualTo(names);
    assertThat(back.stringColumn("rule").get(0)).isEqualTo(TEXT);
    assertThat(back.doubleColumn("loss").get(0)).isEqualTo(0.1 + 0.2);
    assertThat(back.doubleColumn("loss").isMissing(1)).isTrue();
    assertThat(back.column("outcome").asList()).hasToString("[finished, diverged]");
    assertThat(folder.resolve("study.csv.part")).doesNotExist();
  }

  @Test
  void aJsonLinesFileHoldsEverythingRecorded() throws IOException {
    fill();
    Path file = folder.resolve("study.jsonl");

    study.export(file);

    List<JsonNode> lines = Files.readAllLines(file).stream().map(Json::read).toList();
    assertThat(lines).hasSize(2);
    JsonNode first = lines.get(0);
    assertThat(first.get("id").asText()).isEqualTo(study.records().get(0).trial().id());
    assertThat(first.get("parameters").get("rule").asText()).isEqualTo(TEXT);
    assertThat(first.get("values").get("loss").asDouble()).isEqualTo(0.1 + 0.2);
    assertThat(first.get("values").get("nan").asText()).isEqualTo("NaN");
    assertThat(first.get("curves").get("curve"))
        .hasToString("{\"steps\":[1,-2],\"values\":[0.5,\"Infinity\"]}");
    assertThat(first.get("vectors").get("spectrum")).hasToString("[1.0E-300,3.0]");
    assertThat(first.get("data").get("corpus").asText()).isEqualTo("1".repeat(64));
    assertThat(first.get("provenance").get("java").asText()).isNotEmpty();
    assertThat(lines.get(1).get("outcome").asText()).isEqualTo("diverged");
    assertThat(lines.get(1).get("message").asText()).isEqualTo("loss = NaN");
  }

  @Test
  void aParquetFileIsReadBackByParquetsOwnReader() throws IOException {
    fill();
    Path file = folder.resolve("study.parquet");

    study.export(file);

    List<Map<String, Object>> rows = parquet(file);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .containsEntry("rule", TEXT)
        .containsEntry("width", 64L)
        .containsEntry("seed", 3L)
        .containsEntry("tied", true)
        .containsEntry("loss", 0.1 + 0.2)
        .containsEntry("outcome", "finished");
    assertThat(rows.get(1))
        .containsEntry("width", 128L)
        .containsEntry("outcome", "diverged")
        .containsEntry("loss", null)
        .containsEntry("rule", null);
    assertThat(rows.get(0).keySet())
        .containsExactlyInAnyOrder(
            "rule", "tied", "width", "seed", "outcome", "seconds", "loss", "nan");
  }

  @Test
  void aParquetFileOfManyRowsKeepsThemInOrder() throws IOException {
    Path file = folder.resolve("study.parquet");
    for (int seed = 0; seed < 3000; seed++) {
      var parameters = new TreeMap<String, Object>(Map.of("odd", seed % 2 == 1));
      var trial = new Trial("a.B", 1, parameters, seed);
      study.record(new TrialRecord(trial, 1, new Outcome.Finished(), 0, Recorded.nothing()));
    }

    study.export(file);

    List<Map<String, Object>> rows = parquet(file);
    assertThat(rows).hasSize(3000);
    for (int seed = 0; seed < 3000; seed++) {
      assertThat(rows.get(seed))
          .containsEntry("seed", (long) seed)
          .containsEntry("odd", seed % 2 == 1);
    }
  }

  @Test
  void anMlflowFolderHoldsARunPerTrial() throws IOException {
    fill();
    Path store = folder.resolve("mlruns");

    study.exportMlflow(store);
    study.exportMlflow(store);

    Path experiment = store.resolve(MlflowExport.experimentId("a.B"));
    assertThat(experiment.getFileName().toString()).matches("[1-9][0-9]{17}");
    assertThat(Files.readAllLines(experiment.resolve("meta.yaml")))
        .contains("name: \"a.B\"", "lifecycle_stage: \"active\"")
        .contains("experiment_id: \"%s\"".formatted(experiment.getFileName()));
    Path run = experiment.resolve(study.records().get(0).trial().id());
    assertThat(Files.readAllLines(run.resolve("meta.yaml")))
        .contains("run_id: \"%s\"".formatted(run.getFileName()), "status: 3", "tags: []");
    assertThat(run.resolve("params").resolve("width")).hasContent("64");
    assertThat(run.resolve("params").resolve("seed")).hasContent("3");
    assertThat(run.resolve("tags").resolve("data.corpus")).hasContent("1".repeat(64));
    assertThat(Files.readString(run.resolve("metrics").resolve("loss")))
        .matches("\\d{13} 0.30000000000000004 0\\R");
    assertThat(Files.readAllLines(run.resolve("metrics").resolve("curve")))
        .satisfiesExactly(
            point -> assertThat(point).endsWith(" 0.5 1"),
            point -> assertThat(point).endsWith(" Infinity -2"));
    assertThat(run.resolve("artifacts")).isDirectory();
  }

  @Test
  void aNameThatWouldLeadElsewhereStaysInItsFolder() {
    study.record(
        new TrialRecord(
            new Trial("a.B", 1, new TreeMap<>(), 0),
            1,
            new Outcome.Finished(),
            0,
            Recorded.of(Map.of("../../x", 1.0, "..", 2.0), Map.of(), Map.of())));
    study.exportMlflow(folder.resolve("mlruns"));

    Path metrics =
        folder
            .resolve("mlruns")
            .resolve(MlflowExport.experimentId("a.B"))
            .resolve(study.records().get(0).trial().id())
            .resolve("metrics");
    assertThat(metrics.toFile().list())
        .hasSize(2)
        .anySatisfy(name -> assertThat(name).matches("\\.\\._\\.\\._x-[0-9a-f]{8}"))
        .anySatisfy(name -> assertThat(name).matches("\\.\\.-[0-9a-f]{8}"));
  }

  @Test
  void nanEmptyTextAndMinusZeroAreValuesAndNotTheSameAsNothingRecorded() throws IOException {
    record("", 1, Map.of("value", Double.NaN, "zero", -0.0));
    record("b", 2, Map.of("value", 1.5));
    study.record(
        new TrialRecord(
            new Trial("a.B", 1, new TreeMap<>(Map.of("n", Long.MIN_VALUE)), 3),
            1,
            new Outcome.Finished(),
            0,
            Recorded.nothing()));
    Path csv = folder.resolve("study.csv");
    Path parquet = folder.resolve("study.parquet");

    study.export(csv);
    study.export(parquet);

    assertThat(Files.readAllLines(csv))
        .containsExactly(
            "rule,n,seed,outcome,seconds,value,zero",
            "\"\",,1,finished,0.0,NaN,-0.0",
            "b,,2,finished,0.0,1.5,",
            ",-9223372036854775808,3,finished,0.0,,");
    List<Map<String, Object>> rows = parquet(parquet);
    assertThat(rows.get(0))
        .containsEntry("rule", "")
        .containsEntry("value", Double.NaN)
        .containsEntry("zero", -0.0)
        .containsEntry("n", null);
    assertThat(rows.get(1)).containsEntry("value", 1.5).containsEntry("zero", null);
    assertThat(rows.get(2))
        .containsEntry("rule", null)
        .containsEntry("value", null)
        .containsEntry("n", Long.MIN_VALUE);
    assertThat(study.table().stringColumn(Columns.UNDEFINED).asList())
        .containsExactly("value", "", "");
  }

  @Test
  void aTableWithoutNanHasNoColumnForIt() {
    record("a", 1, Map.of("value", 1.0));
    assertThat(study.table().columnNames())
        .containsExactly("rule", "seed", "outcome", "seconds", "value");
  }

  @Test
  void minusZeroKeepsItsSignInTheFile() {
    Path file = folder.resolve("zero.sqlite");
    var trial = new Trial("a.B", 1, new TreeMap<>(), 0);
    try (Study written = Study.open(file)) {
      written.record(
          new TrialRecord(
              trial,
              1,
              new Outcome.Finished(),
              0,
              Recorded.of(Map.of("minus", -0.0, "plus", 0.0), Map.of(), Map.of())));
    }
    try (Study read = Study.read(file);
        StudyStore store = StudyStore.read(file)) {
      assertThat(read.record(trial).values())
          .containsEntry("minus", -0.0)
          .containsEntry("plus", 0.0);
      assertThat(store.texts("SELECT sum(value) FROM value")).containsExactly("0.0");
    }
  }

  @Test
  void everyMetricHasAFileOfItsOwnWhateverItsName() throws IOException {
    var values = new TreeMap<String, Double>();
    List<String> names =
        List.of(
            "train/loss",
            "train_loss",
            "train",
            "train/loss/last",
            "η",
            "loss%",
            "loss‰",
            "a//b",
            "/a",
            "a/",
            "a/../b",
            "./a",
            "CON:",
            "two\nlines",
            "x".repeat(251),
            "x".repeat(251) + "y",
            "ü".repeat(200));
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), (double) i);
    }
    study.record(
        new TrialRecord(
            new Trial("a.B", 1, new TreeMap<>(Map.of("note", "two\nlines")), 0),
            1,
            new Outcome.Finished(),
            0,
            Recorded.of(values, Map.of(), Map.of())));
    Path store = folder.resolve("mlruns");
    study.exportMlflow(store);
    study.exportMlflow(store);

    Path run =
        store
            .resolve(MlflowExport.experimentId("a.B"))
            .resolve(study.records().get(0).trial().id());
    Path metrics = run.resolve("metrics");
    assertThat(Files.readString(metrics.resolve("train_loss"))).contains(" 1.0 0");
    assertThat(Files.readString(metrics.resolve("train/loss/last"))).contains(" 3.0 0");
    assertThat(Files.readString(metrics.resolve("η"))).contains(" 4.0 0");
    assertThat(run.resolve("params/note")).hasContent("two\\nlines");
    List<String> found = new ArrayList<>();
    try (var files = Files.walk(metrics)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(metrics.relativize(file).toString().length()).isLessThanOrEqualTo(250);
        found.add(Files.readString(file).split(" ")[1]);
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            values.values().stream().map(String::valueOf).toList());
  }

  @Test
  void aFactDoesNotTakeTheTagOfTheOutcome() {
    var provenance =
        Provenance.unknown().with("outcome", "my fact").with("data.corpus", "another fact");
    study.record(
        new TrialRecord(
            new Trial(
                "a.B", 1, new TreeMap<>(), 0, new TreeMap<>(Map.of("corpus", "1".repeat(64)))),
            new Outcome.Finished(),
            Recorded.nothing(),
            new Execution(1, 0, provenance)));
    study.exportMlflow(folder.resolve("mlruns"));

    Path tags =
        folder
            .resolve("mlruns")
            .resolve(MlflowExport.experimentId("a.B"))
            .resolve(study.records().get(0).trial().id())
            .resolve("tags");
    assertThat(tags.resolve("outcome")).hasContent("finished");
    assertThat(tags.resolve("fact.outcome")).hasContent("my fact");
    assertThat(tags.resolve("data.corpus")).hasContent("1".repeat(64));
    assertThat(tags.resolve("fact.data.corpus")).hasContent("another fact");
  }

  @Test
  void whatCannotBeExportedIsOneLineAndLeavesNothing() throws IOException {
    Path nowhere = folder.resolve("no").resolve("study.csv");
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> study.export(folder.resolve("study.xlsx")))
        .withMessage(
            "export = %s must end in .csv, .jsonl or .parquet", folder.resolve("study.xlsx"));
    fill();
    for (Runnable use :
        List.<Runnable>of(() -> study.export(nowhere), () -> study.exportMlflow(file))) {
      assertThatExceptionOfType(SweepException.class)
          .isThrownBy(use::run)
          .withMessageStartingWith("export ")
          .withMessageContaining("cannot be written");
    }
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  private void record(String rule, long seed, Map<String, Double> values) {
    study.record(
        new TrialRecord(
            new Trial("a.B", 1, new TreeMap<>(Map.of("rule", rule)), seed),
            1,
            new Outcome.Finished(),
            0,
            Recorded.of(values, Map.of(), Map.of())));
  }

  private void fill() {
    var data = new TreeMap<>(Map.of("corpus", "1".repeat(64)));
    var first = new TreeMap<String, Object>(Map.of("rule", TEXT, "width", 64, "tied", true));
    study.record(
        new TrialRecord(
            new Trial("a.B", 1, first, 3, data),
            1,
            new Outcome.Finished(),
            0.5,
            Recorded.of(
                Map.of("loss", 0.1 + 0.2, "nan", Double.NaN),
                Map.of(
                    "curve",
                    new Curve(new long[] {1, -2}, new double[] {0.5, Double.POSITIVE_INFINITY})),
                Map.of("spectrum", new double[] {1e-300, 3}))));
    study.record(
        new TrialRecord(
            new Trial("a.B", 1, new TreeMap<>(Map.of("width", 128)), 4, data),
            1,
            new Outcome.Diverged(3, "loss = NaN"),
            0.5,
            Recorded.nothing()));
  }

  /** All rows, by column; an absent value is null. */
  private static List<Map<String, Object>> parquet(Path file) throws IOException {
    var rows =
        new Hydrator<Map<String, Object>, Map<String, Object>>() {
          @Override
          public Map<String, Object> start() {
            return new TreeMap<>();
          }

          @Override
          public Map<String, Object> add(Map<String, Object> row, String name, Object value) {
            row.put(name, value);
            return row;
          }

          @Override
          public Map<String, Object> finish(Map<String, Object> row) {
            return row;
          }
        };
    try (var stream =
        ParquetReader.streamContent(file.toFile(), HydratorSupplier.constantly(rows))) {
      return stream.toList();
    }
  }
}
