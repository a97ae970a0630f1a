package org.refigure.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.refigure.notebook.CellFailure;
import org.refigure.notebook.HtmlPage;
import org.refigure.notebook.KernelSpec;
import org.refigure.notebook.NotebookCell;
import org.refigure.notebook.NotebookException;
import org.refigure.notebook.NotebookFile;
import org.refigure.notebook.NotebookRun;
import org.refigure.notebook.ScorecardOutput;
import org.refigure.notebook.TimeLeft;

/**
 * Runs notebooks one after another: follows each on the error stream, writes its results, prints
 * its verdicts.
 *
 * @param kernel the kernel each of them gets, fresh
 * @param folder where results go
 * @param cellTimeout the time for one cell; empty for no limit
 * @param out where verdicts go
 * @param err where progress goes
 */
record Rerun(
    KernelSpec kernel,
    OutputFolder folder,
    Optional<Duration> cellTimeout,
    PrintWriter out,
    PrintWriter err) {

  /**
   * How one notebook ended.
   *
   * @param failure in one line why it did not run to its end; empty if it did
   * @param stopped whether a person stopped it
   */
  record Ending(Optional<String> failure, boolean stopped) {}

  /** Runs one notebook and writes the executed one, the page and the verdicts. */
  Ending of(Reproduction reproduction) {
    ShelvedNotebook notebook = reproduction.notebook();
    try {
      NotebookRun run = followed(reproduction);
      Optional<CellFailure> failure = run.failure();
      if (failure.filter(f -> f.reason() == CellFailure.Reason.INTERRUPTED).isPresent()) {
        return new Ending(Optional.empty(), true);
      }
      HtmlPage.write(run.executed(), folder.page(notebook));
      verdicts(run);
      out.printf(
          Locale.ROOT,
          "%s %s after %s; figures: %s%n",
          notebook.name(),
          failure.isEmpty() ? "ran to its end" : "failed",
          TimeLeft.words(run.elapsed()),
          folder.figureFiles(notebook));
      leftOut(run.executed()).ifPresent(line -> out.println(notebook.name() + " " + line));
      out.flush();
      return new Ending(failure.map(f -> notebook.name() + " failed in " + f.line()), false);
    } catch (NotebookException e) {
      return new Ending(Optional.of(notebook.name() + " failed: " + e.getMessage()), false);
    }
  }

  /** In one line how many cells were left out and why; empty if all ran. */
  static Optional<String> leftOut(NotebookFile executed) {
    List<String> reasons =
        executed.cells().stream().map(NotebookCell::leftOut).flatMap(Optional::stream).toList();
    long code = executed.cells().stream().filter(NotebookCell::executable).count();
    return reasons.stream()
        .distinct()
        .reduce((one, other) -> one + "; " + other)
        .map(
            why ->
                String.format(
                    Locale.ROOT, "left out %d of %d code cells: %s", reasons.size(), code, why));
  }

  /** Prints the scorecards, without those whose rows a later one repeats. */
  private void verdicts(NotebookRun run) {
    List<ScorecardOutput> cards = ScorecardOutput.find(run.executed());
    int columns = Terminal.current().columns();
    for (int i = 0; i < cards.size(); i++) {
      Set<String> ids = cards.get(i).ids();
      if (cards.subList(i + 1, cards.size()).stream()
          .noneMatch(card -> card.ids().containsAll(ids))) {
        out.println();
        out.println(Readable.in(Readable.ofTerminal(), cards.get(i).text(columns)));
      }
    }
  }

  private NotebookRun followed(Reproduction reproduction) {
    TimeLeft timeLeft = TimeLeft.of(reproduction.source(), reproduction.scale().word());
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Rerun::daemon);
    try (var progress =
        new ProgressLine(
            reproduction.notebook().name(), timeLeft, err, Terminal.current(), System::nanoTime)) {
      progress.starting();
      clock.scheduleAtFixedRate(progress::tick, 1, 1, TimeUnit.SECONDS);
      return reproduction.run(kernel, folder, cellTimeout, progress);
    } finally {
      clock.shutdownNow();
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "progress-clock");
    thread.setDaemon(true);
    return thread;
  }
}
