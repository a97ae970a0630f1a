package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.refigure.bench.Bench;
import picocli.CommandLine;

/** The bench command runs through; what it measures is for people to read. */
class BenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"papers", "sweep", "train"})
  void every_subject_runs_at_its_tiny_size(String subject) {
    int status = run(subject, "--quick");

    assertThat(err.toString()).isEmpty();
    assertThat(status).isZero();
    assertThat(out.toString()).contains("cores").doesNotContain("NaN");
  }

  @Test
  void a_subject_that_is_not_there_is_named_beside_one_that_is() {
    int status = run("sweeep");

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("sweeep").contains("bench sweep");
  }

  private int run(String... arguments) {
    return new CommandLine(new Bench())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
