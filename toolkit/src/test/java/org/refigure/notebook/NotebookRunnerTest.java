package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.refigure.notebook.FakeKernel.notebook;
import static org.refigure.notebook.FakeKernel.texts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.refigure.notebook.CellFailure.Reason;

@Timeout(300)
class NotebookRunnerTest {
  private static final KernelSpec SPEC =
      new KernelSpec(
          "fake",
          "Fake",
          "commands",
          List.of("unused"),
          new KernelSpec.Launch(Path.of("."), Map.of(), KernelSpec.InterruptMode.MESSAGE));
  private static final NotebookRunner RUNNER = NotebookRunner.on(SPEC);

  private static final String TAGS = "\"metadata\": {\"tags\": [\"%s\"]}";

  private static NotebookRun run(String... cells) {
    return RUNNER.run(notebook(cells), FakeKernel::launch);
  }

  @Test
  void code_cells_run_in_order_and_their_outputs_counts_and_times_are_stored() {
    NotebookRun run = run("# Title", "out one\\n", "result two", "display a three");

    assertThat(run.failure()).isEmpty();
    assertThat(texts(run.executed())).containsExactly("one\n", "two", "three");
    List<NotebookCell> cells = run.executed().cells();
    assertThat(cells.get(0).outputs()).isEmpty();
    assertThat(cells.get(1).executionCount()).hasValue(1);
    assertThat(cells.get(3).executionCount()).hasValue(3);
    assertThat(cells.get(3).duration()).isPresent();
    assertThat(run.executed().json())
        .contains("iopub.execute_input", "shell.execute_reply")
        .contains("\"language_info\"", "\"name\": \"commands\"", "\"display_name\": \"Fake\"");
    assertThat(run.executed().note("scale")).isPresent();
  }

  @Test
  void outputs_of_an_earlier_run_are_forgotten_also_of_cells_not_reached() {
    NotebookFile before = run("out old", "out older").executed();
    String changed =
        before.json().replace("out older", "error E x").replace("out old", "error E x");

    NotebookRun run = RUNNER.run(NotebookFile.parse(changed, "n.ipynb"), FakeKernel::launch);

    assertThat(run.executed().json()).doesNotContain("\"old");
    assertThat(run.executed().cells().get(1).executionCount()).isEmpty();
  }

  @Test
  void printed_text_is_joined_per_stream_and_carriage_returns_overwrite() {
    NotebookRun run = run("out 10 %\\r\nout 20 %\\r\nout 30 %\\ndone\\n\nerr oops\nout again");

    assertThat(texts(run.executed())).containsExactly("30 %\ndone\n", "oops", "again");
  }

  @Test
  void a_progress_line_stays_one_line_between_lines_of_the_other_stream() {
    NotebookRun run =
        run("err 10 %\nout one\\n\nerr \\r20 %\nout two\\n\nerr \\r30 %\\n\nout three\nerr end");

    assertThat(texts(run.executed())).containsExactly("30 %\n", "one\ntwo\nthree", "end");
  }

  @Test
  void an_update_changes_the_display_in_place_even_from_a_later_cell() {
    NotebookRun run = run("display card 1 of 3\ndisplay other x", "update card 3 of 3\nout end");

    assertThat(texts(run.executed())).containsExactly("3 of 3", "x", "end");
  }

  @Test
  void clear_output_clears_now_or_with_the_next_output() {
    NotebookRun run = run("out a\nclear\nout b", "out c\nclear-wait\nout d", "out e\nclear-wait");

    assertThat(texts(run.executed())).containsExactly("b", "d", "e");
  }

  @Test
  void the_first_error_stops_the_run_and_is_named_with_its_cell() {
    NotebookRun run =
        run("out fine", "# Prose", "out before\nerror ArithmeticException / by zero", "out no");

    CellFailure failure = run.failure().orElseThrow();
    assertThat(failure.reason()).isEqualTo(Reason.ERROR);
    assertThat(failure.line())
        .isEqualTo("code cell 2 (out before): ArithmeticException: / by zero");
    assertThat(texts(run.executed())).hasSize(3).doesNotContain("no");
  }

  @Test
  void an_exception_that_a_cell_announces_is_shown_and_the_run_goes_on() {
    NotebookFile notebook =
        tagged("raises-exception", notebook("error ArithmeticException / by zero", "out on"));

    NotebookRun run = RUNNER.run(notebook, FakeKernel::launch);

    assertThat(run.failure()).isEmpty();
    assertThat(run.executed().cells().get(0).outputs())
        .singleElement()
        .isInstanceOf(CellOutput.Failure.class);
    assertThat(texts(run.executed())).last().isEqualTo("on");
  }

  @Test
  void the_end_of_a_kernel_is_no_exception_that_a_cell_can_announce() {
    NotebookRun run =
        RUNNER.run(tagged("raises-exception", notebook("die", "out on")), FakeKernel::launch);

    assertThat(run.failure().orElseThrow().reason()).isEqualTo(Reason.KERNEL_DIED);
  }

  @Test
  void a_cell_that_is_left_out_says_why_and_the_next_run_decides_anew() {
    NotebookFile notebook =
        tagged("data:x", notebook("error E must not run", "out on"))
            .leavingOut(
                cell ->
                    cell.tags().contains("data:x") ? Optional.of("x is away") : Optional.empty());

    NotebookRun run = RUNNER.run(notebook, FakeKernel::launch);

    assertThat(run.failure()).isEmpty();
    assertThat(texts(run.executed())).containsExactly("Left out: x is away\n", "on");
    assertThat(run.executed().cells().get(0).leftOut()).contains("x is away");
    assertThat(run.executed().leavingOut(cell -> Optional.empty()).cells())
        .allSatisfy(cell -> assertThat(cell.leftOut()).isEmpty());
  }

  /** The notebook with a tag on its first cell. */
  private static NotebookFile tagged(String tag, NotebookFile notebook) {
    String json = notebook.json().replaceFirst("\"metadata\": \\{}", TAGS.formatted(tag));
    return NotebookFile.parse(json, "tagged.ipynb");
  }

  @Test
  void a_kernel_that_dies_in_a_cell_is_noticed_and_its_last_output_kept() {
    NotebookRun run = run("out before\ndie", "out after");

    CellFailure failure = run.failure().orElseThrow();
    assertThat(failure.reason()).isEqualTo(Reason.KERNEL_DIED);
    assertThat(failure.message()).contains("exit code 3");
    assertThat(texts(run.executed())).first().isEqualTo("before");
  }

  @Test
  void a_cell_beyond_its_time_is_interrupted() {
    NotebookRun run =
        RUNNER
            .cellTimeout(Duration.ofMillis(200))
            .run(notebook("sleep", "out after"), FakeKernel::launch);

    CellFailure failure = run.failure().orElseThrow();
    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(texts(run.executed())).anyMatch(text -> text.contains("stopped"));
  }

  @Test
  void a_cell_that_ignores_the_interrupt_loses_its_kernel() {
    NotebookRun run =
        RUNNER.cellTimeout(Duration.ofMillis(100)).run(notebook("deaf"), FakeKernel::launch);

    assertThat(run.failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(run.elapsed()).isGreaterThan(NotebookRunner.INTERRUPT_GRACE);
  }

  @Test
  void an_interrupt_of_the_caller_stops_the_run_and_keeps_what_was_computed() {
    Thread caller = Thread.currentThread();
    var interrupted = new long[1];
    var listener =
        new RunListener() {
          @Override
          public void cellStarted(int number, String title) {
            if (number == 2) {
              interrupted[0] = System.nanoTime();
              caller.interrupt();
            }
          }
        };

    NotebookRun run =
        RUNNER.listener(listener).run(notebook("out kept", "deaf"), FakeKernel::launch);
    long waited = System.nanoTime() - interrupted[0];

    assertThat(Thread.interrupted()).isTrue(); // also clears it for the next test
    assertThat(run.failure().orElseThrow().reason()).isEqualTo(Reason.INTERRUPTED);
    assertThat(texts(run.executed())).first().isEqualTo("kept");
    assertThat(Duration.ofNanos(waited))
        .as("a second is promised; the rest is a loaded machine's share")
        .isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void a_question_is_answered_with_an_empty_line() {
    assertThat(texts(run("ask").executed())).containsExactly("got <>");
  }

  @Test
  void a_message_with_a_wrong_signature_is_ignored() {
    assertThat(texts(run("forge\nout real").executed())).containsExactly("real");
  }

  @Test
  void the_listener_hears_cells_outputs_and_status_lines() {
    var heard = new ArrayList<String>();
    var listener =
        new RunListener() {
          @Override
          public void started(int cells) {
            heard.add("started " + cells);
          }

          @Override
          public void cellStarted(int number, String title) {
            heard.add("cell " + number + " " + title);
          }

          @Override
          public void output(int number, CellOutput output) {
            heard.add("output " + output.text().strip());
          }

          @Override
          public void status(String line) {
            heard.add("status " + line);
          }

          @Override
          public void cellFinished(int number, Duration duration) {
            heard.add("finished " + number);
          }
        };

    RUNNER
        .listener(listener)
        .run(
            notebook("# Sweep", "out 1/2\\r\ndisplay c 0\nupdate c half", " "), FakeKernel::launch);

    assertThat(heard)
        .containsExactly(
            "started 1",
            "cell 1 Sweep",
            "output 1/2",
            "status 1/2",
            "output 0",
            "output half",
            "status half",
            "finished 1");
  }

  @Test
  void limits_that_are_no_time_at_all_are_refused() {
    assertThatThrownBy(() -> RUNNER.cellTimeout(Duration.ZERO))
        .hasMessage("cellTimeout = PT0S must be longer than zero");
  }
}
