package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.refigure.bench.Bench;

/** The bench command runs through; what it measures is for people to read. */
class BenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"files", "papers", "sweep", "train"})
  void every_subject_runs_at_its_tiny_size(String subject) {
    int status = run(subject, "--quick");

    assertThat(err.toString()).isEmpty();
    assertThat(status).isZero();
    assertThat(out.toString()).contains("cores").doesNotContain("NaN");
  }

  @Test
  void a_subject_that_is_not_there_is_named_beside_one_that_is() {
    assertThat(run("sweeep")).isEqualTo(2);
    assertOneLine("bench: ", "'sweeep'; did you mean sweep?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --widths abc       | --widths = "abc" must be whole numbers from 1 to 999999, joined by commas, for example --widths 128,256
          --widths 128,      | --widths = "128," must be whole numbers
          --widths 0         | --widths = "0" must be whole numbers
          --widths 128,100   | --widths = "100" must be a multiple of --head-size = 32, for example --widths 128
          --rounds 0         | --rounds = "0" must be a whole number from 1 to 999999, for example --rounds 5
          --rounds 99999999  | --rounds = "99999999" must be a whole number
          --head-size 7      | --head-size = "7" must be even: rotary positions turn pairs, for example --head-size 32
          --head-size 6      | --widths = "128" must be a multiple of --head-size = 6, for example --widths 24
          """)
  void a_wrong_number_is_refused_in_one_line_before_anything_runs(String option, String message) {
    var arguments = new ArrayList<>(List.of("train", "--quick"));
    arguments.addAll(List.of(option.split(" ")));

    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
    assertOneLine("train: " + message, "(see 'train --help')");
    assertThat(out.toString()).isEmpty();
  }

  private void assertOneLine(String... parts) {
    assertThat(err.toString().lines())
        .singleElement()
        .satisfies(line -> assertThat(line).contains(parts));
  }

  private int run(String... arguments) {
    return Bench.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
