package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Wrong command lines end with 2 and one line that helps. */
class RefigureTest {
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @Test
  void no_sub_command_is_told_which_there_are() {
    assertThat(run()).isEqualTo(2);
    assertOneLine(
        "refigure: no sub-command given: it must be one of reproduce, list, doctor, export, diff,"
            + " diagnose, spectrum, compare, import, replay, new, site");
  }

  @Test
  void a_mistyped_sub_command_is_told_the_nearest() {
    assertThat(run("reprodcue")).isEqualTo(2);
    assertOneLine("did you mean reproduce?");
  }

  @Test
  void a_mistyped_option_is_told_the_nearest() {
    assertThat(run("reproduce", "--sclae", "smoke")).isEqualTo(2);
    assertOneLine("did you mean --scale?");
  }

  @Test
  void an_unknown_scale_is_told_the_scales() {
    assertThat(run("reproduce", "00", "--scale", "huge")).isEqualTo(2);
    assertOneLine("--scale = \"huge\" must be one of smoke, laptop, workstation, cluster");
  }

  @Test
  void a_cell_timeout_of_zero_is_refused() {
    assertThat(run("reproduce", "00", "--cell-timeout", "0")).isEqualTo(2);
    assertOneLine("--cell-timeout = 0 must be at least 1");
  }

  @Test
  void a_file_in_the_place_of_the_output_folder_is_refused_before_anything_runs()
      throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(thrownBy(() -> OutputFolder.prepared(file.resolve("below"))))
        .contains("--out = " + file, "must be a folder that can be read and written");
    assertThat(thrownBy(() -> OutputFolder.prepared(file))).contains("a file is in the way");
  }

  @Test
  void help_names_every_option() {
    assertThat(run("reproduce", "--help")).isZero();
    assertThat(out.toString()).contains("--scale", "--list", "--out", "--cell-timeout", "PAPER");
  }

  /** One that is named is known alone, under the name that it gives itself. */
  @Test
  void every_command_answers_to_its_name() {
    Set<String> names = Refigure.commandLine().getSubcommands().keySet();
    assertThat(names).contains("reproduce", "spectrum", "import").hasSizeGreaterThan(10);
    for (String name : names) {
      assertThat(Refigure.commandLine(name, "--help").getSubcommands().keySet())
          .containsExactly(name);
    }
    assertThat(Refigure.commandLine("spectra").getSubcommands().keySet()).isEqualTo(names);
  }

  private int run(String... arguments) {
    CommandLine command =
        Refigure.commandLine(arguments).setErr(new PrintWriter(err)).setOut(new PrintWriter(out));
    return command.execute(arguments);
  }

  private void assertOneLine(String part) {
    assertThat(err.toString().lines())
        .singleElement()
        .satisfies(line -> assertThat(line).contains(part));
  }

  private static String thrownBy(Runnable action) {
    try {
      action.run();
    } catch (UsageException e) {
      return e.getMessage();
    }
    throw new AssertionError("nothing was refused");
  }
}
