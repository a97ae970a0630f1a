package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.refigure.notebook.FakeKernel.notebook;
import static org.refigure.notebook.FakeKernel.texts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.notebook.CellFailure.Reason;

@Timeout(300)
class KernelProcessTest {
  @TempDir Path folder;

  @Test
  void a_kernel_runs_as_a_process_with_its_environment_and_leaves_nothing_behind() {
    Path saved = folder.resolve("out/executed.ipynb");

    NotebookRun run =
        NotebookRunner.on(FakeKernel.asProgram(folder))
            .environment(Map.of("REFIGURE_SCALE", "smoke"))
            .savingTo(saved)
            .run(notebook("env REFIGURE_SCALE", "env GREETING", "child"));

    assertThat(run.failure()).isEmpty();
    List<String> texts = texts(run.executed());
    assertThat(texts.subList(0, 2)).containsExactly("smoke", "hello ${WHO}");
    assertEnds(texts.get(2));
    assertThat(run.executed().note("scale")).contains("smoke");
    assertThat(NotebookFile.read(saved).json()).isEqualTo(run.executed().json());
  }

  @Test
  void a_kernel_that_falls_over_is_reported_with_its_exit_code_and_last_words() {
    NotebookRun run =
        NotebookRunner.on(FakeKernel.asProgram(folder)).run(notebook("out kept\ndie 7"));

    CellFailure failure = run.failure().orElseThrow();
    assertThat(failure.reason()).isEqualTo(Reason.KERNEL_DIED);
    assertThat(failure.line()).contains("exit code 7").contains("fake kernel falls over");
    assertThat(texts(run.executed())).first().isEqualTo("kept");
  }

  @Test
  void an_interrupt_ends_the_kernel_and_its_children() throws InterruptedException {
    Path saved = folder.resolve("executed.ipynb");
    var caller =
        new Thread(
            () ->
                NotebookRunner.on(FakeKernel.asProgram(folder))
                    .savingTo(saved)
                    .run(notebook("child", "deaf")));
    caller.start();
    while (!Files.exists(saved) || texts(NotebookFile.read(saved)).isEmpty()) {
      Thread.sleep(20);
    }
    caller.interrupt();
    caller.join(Duration.ofSeconds(60).toMillis());

    List<String> texts = texts(NotebookFile.read(saved));
    assertThat(caller.isAlive()).isFalse();
    assertEnds(texts.get(0));
    assertThat(texts.get(1)).contains("stopped before the cell ended");
  }

  @Test
  void a_kernel_that_ends_at_once_is_reported_with_what_it_said() throws Exception {
    Files.writeString(
        folder.resolve("kernel.json"),
        """
        {"argv": ["sh", "-c", "echo no such thing; echo WARNING: Using incubator modules: jdk.incubator.vector; exit 5"]}""");

    assertThatThrownBy(() -> NotebookRunner.on(KernelSpec.in(folder)).run(notebook("out never")))
        .isInstanceOf(NotebookException.class)
        .hasMessage(
            "the kernel ended before it was ready (exit code 5, its last words: no such thing)");
  }

  @Test
  void a_kernel_whose_port_was_taken_meanwhile_is_started_again() throws Exception {
    Path tries = folder.resolve("tries");
    Files.writeString(
        folder.resolve("kernel.json"),
        """
        {"argv": ["sh", "-c", "echo x >> '%s'; echo Errno 48 : Address already in use; exit 1"]}"""
            .formatted(tries));

    assertThatThrownBy(() -> NotebookRunner.on(KernelSpec.in(folder)).run(notebook("out never")))
        .hasMessageContaining("already in use");
    assertThat(tries).content().hasLineCount(3);
  }

  @Test
  void a_kernel_that_never_answers_is_given_up() throws Exception {
    Files.writeString(folder.resolve("kernel.json"), "{\"argv\": [\"sleep\", \"600\"]}");

    assertThatThrownBy(
            () ->
                NotebookRunner.on(KernelSpec.in(folder))
                    .startTimeout(Duration.ofSeconds(1))
                    .run(notebook("out never")))
        .hasMessageContaining("did not answer within 1 s");
  }

  @Test
  void a_command_that_is_not_there_is_named() throws Exception {
    Files.writeString(
        folder.resolve("kernel.json"), "{\"argv\": [\"no-such-java\", \"-version\"]}");

    assertThatThrownBy(() -> NotebookRunner.on(KernelSpec.in(folder)).run(notebook("out never")))
        .isInstanceOf(NotebookException.class)
        .hasMessageContaining("no-such-java")
        .hasMessageContaining("kernel.json");
  }

  @Test
  void an_unwritable_output_is_refused_before_anything_is_computed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    assertThatThrownBy(
            () ->
                NotebookRunner.on(FakeKernel.asProgram(folder))
                    .savingTo(file.resolve("executed.ipynb"))
                    .run(notebook("out never")))
        .isInstanceOf(NotebookException.class)
        .hasMessageContaining("cannot be written");
  }

  /** The process is gone, or is as soon as the system has taken note of it. */
  private static void assertEnds(String pid) {
    ProcessHandle.of(Long.parseLong(pid))
        .ifPresent(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(60)));
  }
}
