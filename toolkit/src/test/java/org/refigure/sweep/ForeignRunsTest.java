package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignRunsTest {
  private static final String TABLE =
      """
      "Name","State","arm","model.d_model","optim.lr","seed","valid/loss"
      "a-1","finished","SP","32","0.5","0","3.7"
      "a-2","crashed","SP","32","0.5","1","3.9"
      "a-3","finished","SP","64","0.25","0","NaN"
      """;

  @TempDir private Path folder;

  @Test
  void columnsAreTakenForWhatTheyAreAndRowsBecomeRecords() throws IOException {
    ForeignRuns runs = read("runs.csv", TABLE);
    assertThat(runs.kinds())
        .isEqualTo(
            "parameters: arm, model.d_model, optim.lr; value: valid/loss; seed: seed; run: Name;"
                + " state: State");
    List<TrialRecord> records = runs.records();
    assertThat(records).hasSize(3);
    assertThat(records.get(0).trial().parameters())
        .containsEntry("arm", "SP")
        .containsEntry("model.d_model", 32L)
        .containsEntry("optim.lr", 0.5);
    assertThat(records.get(0).trial().seed()).isZero();
    assertThat(records.get(0).recorded().values()).containsEntry("valid/loss", 3.7);
    assertThat(records.get(0).outcome()).isEqualTo(new Outcome.Finished());
    assertThat(records.get(1).outcome()).isEqualTo(new Outcome.Failed("its state is \"crashed\""));
    assertThat(records.get(2).outcome()).isEqualTo(new Outcome.Diverged(0, "valid/loss is NaN"));
  }

  @Test
  void aStudyOfThemIsReadLikeAnyOther() throws IOException {
    Path file = folder.resolve("mine.sqlite");
    try (Study study = read("runs.csv", TABLE).into(file)) {
      assertThat(study.records()).hasSize(3);
    }
    try (Study again = read("runs.csv", TABLE).into(file)) {
      assertThat(again.records().stream().filter(r -> r.outcome().settled())).hasSize(2);
    }
    try (Study study = Study.read(file)) {
      assertThat(study.where("model.d_model", 32).mean("valid/loss").missing())
          .anyMatch(line -> line.contains("crashed"));
    }
  }

  @Test
  void rowsOfStepsBecomeCurves() throws IOException {
    ForeignRuns runs =
        read(
            "steps.jsonl",
            """
            {"run": "a", "config": {"lr": 0.1}, "step": 0, "loss": 4.0}
            {"run": "b", "config": {"lr": 0.2}, "step": 0, "loss": 5.0}

            {"run": "a", "config": {"lr": 0.1}, "step": 10, "loss": 3.0, "acc": 0.5}
            """);
    List<TrialRecord> records = runs.records();
    assertThat(records).hasSize(2);
    assertThat(records.get(0).recorded().curves().get("loss"))
        .isEqualTo(new Curve(new long[] {0, 10}, new double[] {4, 3}));
    assertThat(records.get(0).recorded().values())
        .containsEntry("loss", 3.0)
        .containsEntry("acc", 0.5);
    assertThat(records.get(0).trial().parameters()).containsEntry("config.lr", 0.1);
  }

  @Test
  void theFileStoreOfMlflowIsRead() throws IOException {
    Path run = folder.resolve("mlruns/1/abc");
    write(run.resolve("params/width"), "64\n");
    write(run.resolve("metrics/valid/loss"), "100 3.5 0\n101 3.25 1\n");
    write(run.resolve("meta.yaml"), "run_id: abc\nstatus: 3\n");
    write(folder.resolve("mlruns/1/def/metrics/valid/loss"), "100 9 0\n");
    write(folder.resolve("mlruns/1/def/meta.yaml"), "status: 4\n");
    write(folder.resolve("mlruns/1/gone/metrics/valid/loss"), "100 9 0\n");
    write(folder.resolve("mlruns/1/gone/meta.yaml"), "lifecycle_stage: deleted\nstatus: 3\n");
    List<TrialRecord> records =
        ForeignRuns.read(folder.resolve("mlruns"), List.of("width"), List.of(), Optional.empty())
            .records();
    assertThat(records.get(0).trial().parameters()).containsEntry("width", 64L);
    assertThat(records.get(0).recorded().values()).containsEntry("valid/loss", 3.25);
    assertThat(records.get(0).recorded().curves().get("valid/loss"))
        .isEqualTo(new Curve(new long[] {0, 1}, new double[] {3.5, 3.25}));
    assertThat(records.get(1).outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(records).hasSize(2);
    write(folder.resolve("mlruns/1/def/metrics/valid/loss"), "100 9 soon\n");
    assertThatThrownBy(() -> ForeignRuns.read(folder.resolve("mlruns")))
        .hasMessageContaining("has the step \"soon\"");
  }

  @Test
  void aTableInParquetIsReadLikeOneInCsv() throws IOException {
    Path csv = Files.writeString(folder.resolve("runs.csv"), TABLE);
    Path parquet = folder.resolve("runs.parquet");
    TableFile.write(tech.tablesaw.api.Table.read().csv(csv.toFile()), parquet);
    ForeignRuns runs = ForeignRuns.read(parquet);
    assertThat(runs.kinds()).isEqualTo(ForeignRuns.read(csv).kinds());
    assertThat(runs.records())
        .extracting(record -> record.trial().id())
        .isEqualTo(ForeignRuns.read(csv).records().stream().map(r -> r.trial().id()).toList());
  }

  @Test
  void whatIsNoTableIsAnsweredWithWhatToExport() throws IOException {
    assertThatThrownBy(() -> read("events.out.tfevents.1699.host", "x"))
        .hasMessageContaining(
            "TensorBoard's events, which are not read here: download the scalars");
    assertThatThrownBy(() -> read("runs.xlsx", "x")).hasMessageContaining("save its sheet as CSV");
    assertThatThrownBy(() -> read("runs.parquet", "x")).hasMessageContaining("is no Parquet file");
  }

  @Test
  void semicolonsSeparateAndDecimalCommasAreNamedWithTheirRow() {
    assertThatThrownBy(
            () ->
                read("euro.csv", "width;loss\n32;3,5\n64;3,25\n", List.of("loss"), List.of("width"))
                    .records())
        .hasMessageContaining("row 2, column \"loss\": \"3,5\" has a decimal comma");
  }

  /** A mark of the order of bytes, quotes, spaces, an empty line, a line's end of Windows. */
  @Test
  void tablesAreReadAsOtherProgramsWriteThem() throws IOException {
    String text =
        "\uFEFFarm, \"width\",loss\r\n\"a, b\", 32 ,3\r\n\r\n\"say \"\"no\"\"\",64,\r\n#c,64,2\r\n";
    List<TrialRecord> records =
        read("odd.csv", text, List.of("loss"), List.of("arm", "width")).records();
    assertThat(records)
        .extracting(each -> each.trial().parameters())
        .containsExactly(
            new TreeMap<>(Map.of("arm", "a, b", "width", 32L)),
            new TreeMap<>(Map.of("arm", "say \"no\"", "width", 64L)),
            new TreeMap<>(Map.of("arm", "#c", "width", 64L)));
    assertThat(records.get(1).values()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNamedInOneLine() throws IOException {
    assertThatThrownBy(() -> read("none.csv", "a,b\n")).hasMessageContaining("has no row");
    assertThatThrownBy(() -> read("empty.csv", "")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> read("bad.jsonl", "{\"a\": 1}\n[1]\n"))
        .hasMessageContaining("no JSON object in line 2");
    assertThatThrownBy(() -> read("c.csv", TABLE, List.of("valid/los"), List.of()))
        .hasMessageContaining("there is \"valid/loss\"");
    assertThatThrownBy(
            () -> read("t.csv", "width,loss\n32,low\n64,3\n", List.of("loss"), List.of()).records())
        .hasMessageContaining("row 2, column \"loss\": \"low\" must be a number");
    assertThatThrownBy(() -> read("d.csv", "width,loss\n32,3\n32,4\n").records())
        .hasMessageContaining("rows 2 and 3 are one run");
    assertThatThrownBy(() -> read("l.csv", "width,loss\n32,3,4\n"))
        .hasMessageContaining("l.csv cannot be read as a table separated by ','")
        .hasMessageContaining("(row 2 has 3 cells and the header 2)");
    assertThatThrownBy(() -> read("m.csv", "loss,loss\n3,4\n"))
        .hasMessageContaining("a name stands twice in [loss, loss]");
    assertThatThrownBy(() -> read("q.csv", "width,loss\n32,\"3\n" + "9".repeat(70_000)))
        .hasMessageContaining("(row 2 has more than 10,000 cells, or a quote in it does not end)");
    Path bytes = Files.write(folder.resolve("b.csv"), new byte[] {0, -1, -2, 1});
    assertThatThrownBy(() -> ForeignRuns.read(bytes)).hasMessageContaining("is no text in UTF-8");
    assertThatThrownBy(() -> read("w.csv", "width,loss\nsmall,3\n").requireNumbers("width"))
        .hasMessageContaining("row 2, column \"width\": \"small\" must be a number");
    Path nowhere = folder.resolve("nowhere.csv");
    assertThatThrownBy(() -> ForeignRuns.read(nowhere, List.of(), List.of(), Optional.empty()))
        .hasMessageContaining("is not there");
    Files.createDirectories(folder.resolve("hollow"));
    assertThatThrownBy(
            () ->
                ForeignRuns.read(folder.resolve("hollow"), List.of(), List.of(), Optional.empty()))
        .hasMessageContaining("holds no run of MLflow");
  }

  @Test
  void aLongTableThatIsRefusedLeavesAStudyAsItWas() throws IOException {
    StringBuilder good = new StringBuilder("seed,width,loss\n");
    IntStream.range(0, 5000).forEach(i -> good.append(i).append(",64,0.5\n"));
    Path file = folder.resolve("refused.sqlite");
    Map<String, String> wrongRows =
        Map.of(
            "4321,64,0.5\n", "rows 4323 and 5002 are one run",
            "5000,64,low\n", "row 5002, column \"loss\": \"low\" must be a number",
            "5000,inf,0.5\n", "width = Infinity must be");
    for (var wrong : wrongRows.entrySet()) {
      ForeignRuns runs = read("r.csv", good + wrong.getKey(), List.of("loss"), List.of("width"));
      assertThatThrownBy(() -> runs.into(file)).hasMessageContaining(wrong.getValue());
      assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("refused"));
    }
    read("r.csv", good.toString(), List.of("loss"), List.of("width")).into(file).close();
    for (var wrong : wrongRows.entrySet()) {
      String other = good.toString().replace(",64,", ",32,") + wrong.getKey().replace("64", "32");
      ForeignRuns runs = read("r.csv", other, List.of("loss"), List.of("width"));
      assertThatThrownBy(() -> runs.into(file)).hasMessageContaining(wrong.getValue());
      try (Study study = Study.read(file)) {
        assertThat(study.records()).hasSize(5000);
      }
    }
  }

  private ForeignRuns read(String name, String text) throws IOException {
    return read(name, text, List.of(), List.of());
  }

  private ForeignRuns read(String name, String text, List<String> values, List<String> parameters)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return ForeignRuns.read(file, parameters, values, Optional.empty());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
