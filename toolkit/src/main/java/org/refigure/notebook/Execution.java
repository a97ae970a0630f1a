package org.refigure.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.refigure.Scale;
import org.refigure.notebook.CellFailure.Reason;

/** One execution of one notebook: its cells in order, into a copy of the notebook. */
final class Execution {
  private static final int MOST_STARTS = 3;

  /** Jupyter's own tag of a cell whose exception is what it wants to show. */
  private static final String RAISES = "raises-exception";

  private final NotebookRunner runner;
  private final NotebookFile input;
  private final BooleanSupplier stopRequested;
  private final ObjectNode tree;
  private final List<CellRecorder> recorders = new ArrayList<>();
  private final Map<String, List<ObjectNode>> displays = new HashMap<>();

  Execution(NotebookRunner runner, NotebookFile input, BooleanSupplier stopRequested) {
    this.runner = runner;
    this.input = input;
    this.stopRequested = stopRequested;
    this.tree = input.withNote("scale", scale(runner).word()).copyOfTree();
    tree.path("cells").forEach(Execution::forgetOutputs);
  }

  /** The scale the kernel will see: noted, for timings count only for a run of the same scale. */
  private static Scale scale(NotebookRunner runner) {
    return Scale.parse(
        runner
            .place()
            .environment()
            .getOrDefault(
                "REFIGURE_SCALE",
                System.getenv().getOrDefault("REFIGURE_SCALE", Scale.LAPTOP.word())));
  }

  /** Starts the kernel, runs every cell until one fails, and shuts the kernel down. */
  NotebookRun run(RunningKernel.Launcher launcher) {
    long start = System.nanoTime();
    save(); // an unwritable file is found out before anything is computed
    Optional<CellFailure> failure;
    try (var session = readySession(launcher)) {
      failure = runCells(session);
    } finally {
      save();
    }
    return new NotebookRun(notebook(), failure, Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * A kernel that answers. Its ports were free when they were chosen; where another program took
   * one since, it is started again on others.
   */
  private KernelSession readySession(RunningKernel.Launcher launcher) {
    for (int start = 1; ; start++) {
      var session =
          new KernelSession(
              launcher.launch(), runner.kernel().launch().interruptMode(), stopRequested);
      try {
        session.awaitReady(runner.limits().start()).ifPresent(this::describeKernel);
        return session;
      } catch (NotebookException e) {
        session.close();
        if (start == MOST_STARTS || !e.getMessage().contains("already in use")) {
          throw e;
        }
      }
    }
  }

  private Optional<CellFailure> runCells(KernelSession session) {
    List<NotebookCell> cells = input.cells();
    runner.listener().started((int) cells.stream().filter(NotebookCell::executable).count());
    int number = 0;
    for (int index = 0; index < cells.size(); index++) {
      if (cells.get(index).executable()) {
        number++;
        if (cells.get(index).leftOut().isPresent()) {
          leaveOut((ObjectNode) tree.path("cells").get(index), cells.get(index).leftOut().get());
          continue;
        }
        Optional<CellFailure> failure = runCell(session, cells, index, number);
        if (failure.isPresent()) {
          return failure;
        }
        save();
      }
    }
    return Optional.empty();
  }

  private static void leaveOut(ObjectNode cell, String reason) {
    ObjectNode said = JupyterJson.object().put("output_type", "stream").put("name", "stdout");
    said.set("text", NotebookText.lines("Left out: " + reason + "\n"));
    cell.putArray("outputs").add(said);
  }

  private Optional<CellFailure> runCell(
      KernelSession session, List<NotebookCell> cells, int index, int number) {
    NotebookCell cell = cells.get(index);
    RunListener listener = runner.listener();
    var recorder =
        new CellRecorder(
            (ObjectNode) tree.path("cells").get(index),
            displays,
            output -> listener.output(number, output),
            listener::status);
    recorders.add(recorder);
    listener.cellStarted(number, title(cells, index));
    long start = System.nanoTime();
    var end =
        stopRequested.getAsBoolean()
            ? KernelSession.End.STOPPED
            : session.execute(cell.source(), recorder, runner.limits().cell());
    boolean well =
        end == KernelSession.End.OK
            || end == KernelSession.End.ERROR && cell.tags().contains(RAISES);
    Optional<CellFailure> failure =
        well
            ? Optional.empty()
            : Optional.of(failure(session, recorder, end).at(number, cell.firstLine()));
    listener.cellFinished(number, Duration.ofNanos(System.nanoTime() - start));
    return failure;
  }

  /** What an execution that did not end well is reported as; the notebook shows it too. */
  private Problem failure(KernelSession session, CellRecorder recorder, KernelSession.End end) {
    Optional<CellOutput.Failure> reported = recorder.failure();
    if (end == KernelSession.End.ERROR && reported.isPresent()) {
      return new Problem(Reason.ERROR, reported.get().name(), reported.get().message());
    }
    Problem problem =
        switch (end) {
          case TIMEOUT -> new Problem(Reason.TIMEOUT, "Timeout", timeoutMessage());
          case DIED ->
              new Problem(
                  Reason.KERNEL_DIED,
                  "KernelDied",
                  String.format(
                      Locale.ROOT, "the kernel ended in this cell (%s)", session.obituary()));
          case STOPPED ->
              new Problem(
                  Reason.INTERRUPTED,
                  "Interrupted",
                  "stopped before the cell ended; run it again to go on");
          case OK, ERROR ->
              new Problem(Reason.ERROR, "Error", "the kernel reported an error without a message");
        };
    recorder.error(problem.name(), problem.message());
    return problem;
  }

  private String timeoutMessage() {
    return String.format(
        Locale.ROOT,
        "the cell ran longer than the %s it may; raise the limit or choose a smaller scale",
        runner.limits().cell().map(TimeLeft::words).orElse("time"));
  }

  private record Problem(Reason reason, String name, String message) {
    CellFailure at(int number, String firstLine) {
      return new CellFailure(number, firstLine, reason, name, message);
    }
  }

  /** The heading right above a cell, else the cell's first line. */
  private static String title(List<NotebookCell> cells, int index) {
    if (index > 0 && cells.get(index - 1).kind() == NotebookCell.Kind.MARKDOWN) {
      Optional<String> heading = cells.get(index - 1).heading();
      if (heading.isPresent()) {
        return heading.get();
      }
    }
    return cells.get(index).firstLine();
  }

  private void describeKernel(JsonNode info) {
    ObjectNode metadata = tree.withObjectProperty("metadata");
    if (!metadata.path("kernelspec").isObject()) {
      metadata
          .putObject("kernelspec")
          .put("name", runner.kernel().name())
          .put("display_name", runner.kernel().displayName())
          .put("language", runner.kernel().language());
    }
    if (info.path("language_info").isObject()) {
      metadata.set("language_info", info.path("language_info"));
    }
  }

  private NotebookFile notebook() {
    recorders.forEach(CellRecorder::flush);
    return NotebookFile.of(tree.deepCopy(), input.name());
  }

  private void save() {
    runner.saveTo().ifPresent(file -> notebook().write(file));
  }

  private static void forgetOutputs(JsonNode json) {
    if (json instanceof ObjectNode cell && cell.path("cell_type").asText().equals("code")) {
      cell.putArray("outputs");
      cell.putNull("execution_count");
      cell.withObjectProperty("metadata").remove("execution");
    }
  }
}
