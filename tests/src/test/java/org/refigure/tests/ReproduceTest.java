package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.refigure.cli.SourceHash;
import org.refigure.notebook.NotebookFile;

/** The command as a person meets it: a real process, a real kernel, good and bad input. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReproduceTest {
  /** One second is promised, and what it took is printed; the rest is a loaded machine's share. */
  private static final Duration STOP = Duration.ofSeconds(60);

  private final List<String> fixtures =
      List.of("90-every-output", "91-fails", "92-dies", "93-busy", "94-not-json", "95-needs-data");

  private Map<String, String> environment = Map.of();
  private Path out = Path.of("");

  @BeforeAll
  void installKernelAndNotebooks() throws IOException, InterruptedException {
    Path home = Repository.scratch("home");
    Path notebooks = Files.createDirectories(home.resolve("notebooks"));
    for (String name : fixtures) {
      Files.copy(
          Repository.fixture(name + ".ipynb"),
          notebooks.resolve(name + ".ipynb"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    environment = new HashMap<>(InstalledKernel.install().environment());
    environment.put("REFIGURE_HOME", home.toString());
  }

  @BeforeEach
  void freshOutputFolder() throws IOException {
    out = Repository.scratch("out with spaces");
  }

  @Test
  void writes_the_executed_notebook_and_a_page_and_ends_well() throws Exception {
    Program program = reproduce("90", "--scale", "smoke");
    assertThat(program.exit()).as(program.err()).isZero();
    assertThat(program.out()).contains("90-every-output ran to its end", out.toString());
    assertThat(program.err()).contains("cell 1/6", "cell 6/6");
    assertThat(out.resolve("90-every-output.html")).content().contains("scale smoke");
    NotebookFile executed = NotebookFile.read(out.resolve("90-every-output.ipynb"));
    assertThat(executed.note("scale")).contains("smoke");
    assertThat(executed.note(SourceHash.KEY)).contains(SourceHash.of(executed));
    assertThat(executed.cells().get(2).outputs())
        .singleElement()
        .satisfies(output -> assertThat(output.text()).isEqualTo("scale smoke\nstudies true\n"));
  }

  @Test
  void a_failing_notebook_is_named_with_cell_and_error_and_the_others_still_run() throws Exception {
    Program program = reproduce("94", "91", "92", "90", "--scale", "smoke");
    assertThat(program.exit()).isEqualTo(1);
    assertThat(program.out()).contains("91-fails failed", "90-every-output ran to its end");
    List<String> faults =
        program.errLines().stream().filter(line -> line.startsWith("reproduce: ")).toList();
    assertThat(faults).hasSize(3);
    assertThat(faults.get(0)).contains("94-not-json.ipynb is not a notebook", "must be JSON");
    assertThat(faults.get(1))
        .contains("91-fails failed in code cell 3", "learningRate = -0.1 must be > 0");
    assertThat(faults.get(2)).contains("92-dies failed in code cell 2", "exit code 3");
    assertThat(program.err()).doesNotContain("\tat ");
    assertThat(out.resolve("91-fails.ipynb")).content().contains("before the failure");
    assertThat(out.resolve("92-dies.ipynb")).content().contains("before the end");
  }

  @Test
  void cells_whose_data_are_nowhere_are_left_out_in_one_line_and_the_rest_runs() throws Exception {
    Map<String, String> bare = new HashMap<>(environment);
    bare.put("REFIGURE_DATA", "");
    bare.put("XDG_CACHE_HOME", Repository.scratch("cache").toString());
    Program program = Program.run(command("95", "--scale", "smoke"), bare, out);
    assertThat(program.exit()).as(program.err()).isZero();
    assertThat(program.out().lines().filter(line -> line.contains("left out")))
        .singleElement()
        .asString()
        .contains("95-needs-data left out 1 of 4 code cells: data set digits.csv.gz is in none of")
        .contains("REFIGURE_DATA");
    assertThat(out.resolve("95-needs-data.ipynb"))
        .content()
        .contains("Left out: data set digits.csv.gz", "meant to be shown", "the rest ran");
  }

  @Test
  void wrong_command_lines_end_with_2_and_one_line() throws Exception {
    Path file = Files.writeString(out.resolve("file"), "");
    assertUsage("paper = \"99\" must be", "99");
    assertUsage("no paper given");
    assertUsage("has no notebook yet", "34");
    assertUsage("--scale = \"huge\" must be one of", "90", "--scale", "huge");
    assertUsage("has a preset for: smoke, laptop", "90", "--scale", "cluster");
    assertUsage("a file is in the way", "90", "--out", file.toString());
  }

  @Test
  @Tag("slow")
  void a_cell_that_takes_longer_than_a_minute_is_stopped_when_asked() throws Exception {
    Program program = reproduce("93", "--scale", "smoke", "--cell-timeout", "1");
    assertThat(program.exit()).isEqualTo(1);
    assertThat(program.err()).contains("93-busy failed in code cell 2");
  }

  @Test
  void ctrl_c_stops_at_once_and_keeps_what_was_computed() throws Exception {
    assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "needs the signal SIGINT");
    Path said = out.resolve("said.txt");
    Path told = out.resolve("told.txt");
    Process process =
        Program.start(
            heedingInterrupts(command("93", "--scale", "smoke")), environment, out, said, told);
    try {
      await(process, told, "cell 2/2");
      long before = System.nanoTime();
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
      System.out.printf("Ctrl-C: ended after %.2f s%n", (System.nanoTime() - before) / 1e9);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(told).content().contains("stopped; what was computed is in").doesNotContain("\tat ");
    assertThat(out.resolve("93-busy.ipynb")).content().contains("before the wait");
  }

  /** A job started with "&" ignores SIGINT, and so would its children: then by way of env. */
  private static List<String> heedingInterrupts(List<String> command) throws IOException {
    List<String> whole = new ArrayList<>();
    if (ignoresInterrupt()) {
      whole.addAll(List.of("env", "--default-signal=INT"));
    }
    whole.addAll(command);
    return whole;
  }

  /** Whether this process was started with SIGINT (signal 2, bit 1) ignored; Linux tells. */
  private static boolean ignoresInterrupt() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .mapToLong(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
        .anyMatch(mask -> (mask & 2) != 0);
  }

  private void assertUsage(String part, String... arguments) throws Exception {
    Program program = reproduce(arguments);
    assertThat(program.exit()).as(program.err()).isEqualTo(2);
    assertThat(program.errLines())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("reproduce: ").contains(part));
  }

  private Program reproduce(String... arguments) throws IOException, InterruptedException {
    return Program.run(command(arguments), environment, out);
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(Program.refigure("reproduce"));
    command.addAll(List.of(arguments));
    if (!command.contains("--out")) {
      command.addAll(List.of("--out", out.toString()));
    }
    return command;
  }

  private static void await(Process process, Path file, String text) throws Exception {
    for (int tenths = 0; tenths < 6000 && process.isAlive(); tenths++) {
      if (Files.readString(file).contains(text)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("never said \"%s\" but %s".formatted(text, Files.readString(file)));
  }
}
