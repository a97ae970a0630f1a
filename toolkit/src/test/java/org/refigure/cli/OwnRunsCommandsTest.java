package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.data.ExampleRuns;
import org.refigure.data.NumpyArchive;
import org.refigure.data.Samples;

/** The commands on checkpoints and tables of other programs. */
class OwnRunsCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @Test
  void spectrum_tells_norms_and_writes_table_and_figures() throws IOException {
    Path table = folder.resolve("t.csv");
    Path figures = folder.resolve("figures");
    assertThat(run("spectrum", checkpoint(48), "--full", "--to", table, "--figures", figures))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("layers.0.w", "48×48", "stable rank", "effective rank", "tail of σ²: exponent");
    assertThat(table).content().startsWith("matrix,shape,‖W‖_F,rms,σ₁,stable rank");
    assertThat(figures.resolve("rank.png")).isNotEmptyFile();
    assertThat(figures.resolve("density-layers.0.w.svg")).isNotEmptyFile();
  }

  @Test
  void compare_tells_exponents_and_the_decay_that_would_level_them() throws IOException {
    assertThat(run("compare", checkpoint(16), checkpoint(64))).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains(
            "widths [16, 64]", "layers.*.w", "Hidden matrices, all layers: σ₁ ∝ d^q with q =");
  }

  @Test
  void compare_predicts_from_moments_and_measures_over_the_steady_scale() {
    Path narrow = ExampleRuns.file("training-16.pt");
    Path wide = ExampleRuns.file("training-32.pt");
    assertThat(
            run(
                "compare",
                narrow,
                wide,
                "--match",
                "blocks",
                "--rates",
                "0.03125,0.015625",
                "--decays",
                "0.1,0.1"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("σ₁/√(η/λ) ∝ d^p, p", "p by the updates", "By the last updates, σ₁/rms ∝ d^p")
        .contains("width 32: √v̂ is nowhere below Adam's ε = 1.0E-8");

    out.getBuffer().setLength(0);
    assertThat(run("compare", narrow, ExampleRuns.file("lm-32.pt"), "--match", "blocks")).isZero();
    assertThat(out.toString())
        .contains("no p by the optimizer's moments: lm-32.pt holds no optimizer state")
        .doesNotContain("p by the updates");
    assertWrong("must be given together", "compare", narrow, wide, "--rates", "1,1");
    assertWrong(
        "one number for each of the 2", "compare", narrow, wide, "--rates", "1", "--decays", "1");
  }

  @Test
  void import_says_what_columns_are_and_makes_a_study_that_diagnose_reads() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("runs.csv"),
            "d,lr,seed,loss\n16,0.1,0,3\n16,0.2,0,2\n16,0.4,0,3\n64,0.1,0,3\n64,0.2,0,2\n64,0.4,0,3\n");
    Path study = folder.resolve("mine.sqlite");
    assertThat(run("import", table, "--width", "d", "--rate", "lr", "--to", study))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("parameters: d, lr; value: loss; seed: seed", "6 trials {finished=6}");
    assertThat(run("diagnose", study, "--width", "d", "--rate", "lr")).isZero();
    assertThat(out.toString()).contains("one seed has no interval");
  }

  @Test
  void what_is_wrong_is_said_in_one_line_before_anything_is_written() throws IOException {
    Path weights = checkpoint(16);
    assertWrong(
        "must be a regular expression: unclosed group", "spectrum", weights, "--match", "(");
    assertWrong("must end in .csv, .json or .parquet", "spectrum", weights, "--to", "t.xls");
    assertWrong("add --full", "spectrum", weights, "--figures", folder.resolve("figures"));
    assertWrong("has no matrix in whose name \"zzz\"", "spectrum", weights, "--match", "zzz");
    assertWrong("is not there: check the path", "spectrum", folder.resolve("none.pt"));
    assertWrong("both have the width 16", "compare", weights, weights);
    assertWrong("one width for each of the 2", "compare", weights, weights, "--widths", "1");
    Path table = Files.writeString(folder.resolve("bad.csv"), "d;loss\n16;3,5\n");
    Path study = folder.resolve("none.sqlite");
    assertWrong("decimal comma", "import", table, "--loss", "loss", "--width", "d", "--to", study);
    assertThat(study).doesNotExist();
    assertThat(folder.resolve("figures")).doesNotExist();
  }

  private Path checkpoint(int width) throws IOException {
    NumpyArchive archive = new NumpyArchive();
    for (int layer = 0; layer < 2; layer++) {
      float[] numbers = new float[width * width];
      double[][] draws = Samples.normal(width, width, layer);
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) draws[i / width][i % width];
      }
      archive.put("layers." + layer + ".w", width, width, numbers);
    }
    Path file = folder.resolve("d" + width + ".npz");
    archive.write(file);
    return file;
  }

  private void assertWrong(String message, Object... arguments) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains(message);
  }

  private int run(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return Refigure.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words);
  }
}
