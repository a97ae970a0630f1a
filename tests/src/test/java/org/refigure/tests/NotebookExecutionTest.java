package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.refigure.data.NeededData;
import org.refigure.notebook.CellOutput;
import org.refigure.notebook.KernelSpec;
import org.refigure.notebook.NotebookCell;
import org.refigure.notebook.NotebookFile;
import org.refigure.notebook.NotebookRun;
import org.refigure.notebook.NotebookRunner;

/**
 * Every notebook, one that {@code refigure new} has just written and the README's program, at smoke
 * scale, on the real kernel: once through our runner, a few of them through nbclient too. Cells
 * whose data are nowhere are left out, and that is a skipped test with its reason.
 */
class NotebookExecutionTest {

  /** A cell of a smoke run takes seconds; one that hangs must not hold up the whole suite. */
  private static final Duration CELL_TIMEOUT = Duration.ofMinutes(15);

  /** Kernels side by side: each starts on one core and waits on the other. */
  private static final int SIDE_BY_SIDE = Math.min(2, Runtime.getRuntime().availableProcessors());

  /** Enough to see that Jupyter's own client gets the same: every output, a sweep, many figures. */
  private static final List<String> IN_NBCLIENT =
      List.of("00-start-here.ipynb", "34-monge-gap.ipynb", "90-every-output.ipynb");

  @TestFactory
  Stream<DynamicTest> notebooks_run_at_smoke_scale() throws Exception {
    InstalledKernel kernel = InstalledKernel.install();
    List<Path> notebooks = new ArrayList<>(Repository.notebooks());
    notebooks.add(Repository.fixture("90-every-output.ipynb"));
    notebooks.add(Repository.newNotebook());
    notebooks.add(Repository.readmeNotebook());
    ExecutorService pool =
        Executors.newFixedThreadPool(SIDE_BY_SIDE, NotebookExecutionTest::daemon);
    return notebooks.stream()
        .map(notebook -> new Started(notebook, pool.submit(() -> inOurRunner(notebook, kernel))))
        .toList()
        .stream()
        .flatMap(started -> tests(started, kernel));
  }

  /** What reads data of other authors that are not ours to ship. */
  private static final List<String> READERS =
      List.of("ScalingRuns", "ClassProbabilities", "PinnCheckpoints");

  /** As on a fresh machine without a route to the authors: whether or not this one has the data. */
  @TestFactory
  Stream<DynamicTest> notebooks_run_without_the_data_of_others() throws Exception {
    InstalledKernel kernel = InstalledKernel.install();
    return Repository.notebooks().stream()
        .filter(file -> NotebookFile.read(file).cells().stream().anyMatch(cell -> readsData(cell)))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> withoutData(file, kernel)));
  }

  private static boolean readsData(NotebookCell cell) {
    return needsData(cell)
        || cell.executable() && READERS.stream().anyMatch(cell.source()::contains);
  }

  private static void withoutData(Path notebook, InstalledKernel kernel) throws IOException {
    Path out = Repository.scratch("bare");
    Map<String, String> bare = new HashMap<>(environment(out, "local"));
    bare.put("REFIGURE_DATA", "");
    bare.put("XDG_CACHE_HOME", out.toString());
    bare.put("JAVA_TOOL_OPTIONS", "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9"); // none there
    NotebookRun run =
        run(
            NotebookFile.read(notebook)
                .leavingOut(cell -> needsData(cell) ? Optional.of("no data") : Optional.empty()),
            kernel,
            bare);
    assertThat(run.executed().cells()).anyMatch(cell -> cell.leftOut().isPresent());
  }

  /** A notebook whose run is under way. */
  private record Started(Path notebook, Future<NotebookFile> executed) {
    String name() {
      return notebook.getFileName().toString();
    }
  }

  private static Stream<DynamicTest> tests(Started started, InstalledKernel kernel) {
    List<DynamicTest> tests = new ArrayList<>();
    String name = started.name();
    tests.add(DynamicTest.dynamicTest(name + " runs to its end", () -> started.executed().get()));
    if (NotebookFile.read(started.notebook()).cells().stream().anyMatch(cell -> needsData(cell))) {
      tests.add(
          DynamicTest.dynamicTest(
              name + " runs with its data",
              () ->
                  started.executed().get().cells().stream()
                      .map(NotebookCell::leftOut)
                      .flatMap(Optional::stream)
                      .forEach(why -> assumeTrue(false, name + ": " + why))));
    }
    if (IN_NBCLIENT.contains(name)) {
      tests.add(
          DynamicTest.dynamicTest(
              name + " gives nbclient the same kinds of output",
              () -> {
                assumeTrue(
                    Python.has("nbclient, nbformat"),
                    "nbclient is absent: apt install python3-nbclient");
                assertThat(kinds(inNbclient(started.notebook(), kernel)))
                    .isEqualTo(kinds(started.executed().get()));
              }));
    }
    return tests.stream();
  }

  private static boolean needsData(NotebookCell cell) {
    return cell.tags().stream().anyMatch(tag -> tag.startsWith(NeededData.TAG));
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "notebook");
    thread.setDaemon(true);
    return thread;
  }

  private static NotebookFile inOurRunner(Path notebook, InstalledKernel kernel)
      throws IOException {
    Path out = Repository.scratch("run");
    NotebookRun run =
        run(
            NotebookFile.read(notebook).leavingOut(cell -> NeededData.missing(cell.tags())),
            kernel,
            environment(out, "local"));
    System.out.printf(
        Locale.ROOT, "%s: %.1f s%n", notebook.getFileName(), run.elapsed().toMillis() / 1e3);
    return run.executed();
  }

  /** Runs a notebook on the real kernel; no cell may fail. */
  private static NotebookRun run(
      NotebookFile notebook, InstalledKernel kernel, Map<String, String> environment)
      throws IOException {
    NotebookRun run =
        NotebookRunner.on(KernelSpec.in(kernel.specFolder()))
            .environment(environment)
            .workingDirectory(Repository.file("notebooks"))
            .startTimeout(CELL_TIMEOUT)
            .cellTimeout(CELL_TIMEOUT)
            .run(notebook);
    assertThat(run.failure()).as("%s", run.failure().map(f -> f.line()).orElse("")).isEmpty();
    return run;
  }

  private static NotebookFile inNbclient(Path notebook, InstalledKernel kernel)
      throws IOException, InterruptedException {
    Path out = Repository.scratch("nbclient");
    Path target = out.resolve("executed.ipynb");
    Map<String, String> environment = new HashMap<>(environment(out, "forked:2"));
    environment.putAll(kernel.environment());
    Program program =
        Program.run(
            List.of(
                Python.COMMAND,
                Repository.fixture("run_notebook.py").toString(),
                notebook.toString(),
                target.toString(),
                Repository.file("notebooks").toString()),
            environment,
            out);
    assertThat(program.exit()).as(program.err()).isZero();
    return NotebookFile.read(target);
  }

  /** One client runs trials in the kernel, the other in workers: both engines see a notebook. */
  private static Map<String, String> environment(Path out, String engine) throws IOException {
    return Map.of(
        "REFIGURE_SCALE",
        "smoke",
        "REFIGURE_ENGINE",
        engine,
        "REFIGURE_STUDIES",
        Files.createDirectories(out.resolve("studies")).toString(),
        "REFIGURE_FIGURES",
        Files.createDirectories(out.resolve("figures")).toString());
  }

  /**
   * Per cell, what kinds of output it gave: texts hold times and may differ, and how many messages
   * carry one printed text is up to the client.
   */
  private static List<List<String>> kinds(NotebookFile notebook) {
    return notebook.cells().stream().map(NotebookExecutionTest::kinds).toList();
  }

  private static List<String> kinds(NotebookCell cell) {
    var kinds = new ArrayList<String>();
    for (CellOutput output : cell.outputs()) {
      String kind = kind(output);
      boolean goesOn =
          output instanceof CellOutput.Stream
              && !kinds.isEmpty()
              && kinds.get(kinds.size() - 1).equals(kind);
      if (!goesOn) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static String kind(CellOutput output) {
    if (output instanceof CellOutput.Stream stream) {
      return "stream " + stream.name();
    }
    if (output instanceof CellOutput.Display display) {
      return (display.result() ? "result " : "display ")
          + display.data().keySet().stream().sorted().toList();
    }
    return "failure";
  }
}
