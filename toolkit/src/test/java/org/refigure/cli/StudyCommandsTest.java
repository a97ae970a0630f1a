package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Recorded;
import org.refigure.sweep.Study;
import org.refigure.sweep.Trial;
import org.refigure.sweep.TrialRecord;
import picocli.CommandLine;

/** The commands about study files: export and diff. */
class StudyCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @Test
  void export_writes_what_the_name_of_the_file_asks_for() throws IOException {
    String study = study("study.sqlite", 0.5);
    Path csv = folder.resolve("study.csv");
    Path mlflow = folder.resolve("mlruns");

    assertThat(run("export", study, "--to", csv.toString(), "--mlflow", mlflow.toString()))
        .isZero();

    assertThat(Files.readAllLines(csv))
        .containsExactly("width,seed,outcome,seconds,loss", "64,0,finished,1.0,0.5");
    assertThat(mlflow).isNotEmptyDirectory();
    assertThat(out.toString()).contains("1 trial {finished=1}", "written to " + csv);
  }

  @Test
  void export_of_what_is_no_study_or_to_no_format_is_one_line() {
    String study = study("study.sqlite", 0.5);
    String nothing = folder.resolve("none.sqlite").toString();

    assertThat(run("export", study)).isEqualTo(2);
    assertOneLine("nothing to write: name a file with --to FILE");
    assertThat(run("export", study, "--to", "study.xlsx")).isEqualTo(2);
    assertOneLine("export = study.xlsx must end in .csv, .jsonl or .parquet");
    assertThat(run("export", nothing, "--to", "study.csv")).isEqualTo(2);
    assertOneLine("STUDY = %s must be a study file, or the name of one in".formatted(nothing));
    assertThat(run("export")).isEqualTo(2);
    assertOneLine("STUDY");
  }

  @Test
  void diff_ends_with_0_for_equal_studies_and_shows_a_table_otherwise() {
    String one = study("one.sqlite", 0.5);
    String same = study("same.sqlite", 0.5);
    String other = study("other.sqlite", 0.25);

    assertThat(run("diff", one, same)).isZero();
    assertThat(out.toString())
        .contains("0 only here, 0 only there, 0 measured differently, 0 stale");
    assertThat(run("diff", one, other)).isEqualTo(1);
    assertThat(out.toString()).contains("1 measured differently", "{width=64} seed 0", "0.25");
    assertThat(run("diff", one, folder.toString())).isEqualTo(2);
    assertOneLine("STUDY = %s must be a study file".formatted(folder));
  }

  private String study(String name, double loss) {
    Path file = folder.resolve(name);
    var trial = new Trial("a.B", 1, new TreeMap<>(Map.of("width", 64)), 0);
    var recorded =
        new Recorded(new TreeMap<>(Map.of("loss", loss)), new TreeMap<>(), new TreeMap<>());
    try (Study study = Study.open(file)) {
      study.record(new TrialRecord(trial, 1, new Outcome.Finished(), 1, recorded));
    }
    return file.toString();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = Refigure.commandLine();
    return commandLine
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void assertOneLine(String words) {
    assertThat(err.toString().strip()).contains(words).doesNotContain("\n");
  }
}
