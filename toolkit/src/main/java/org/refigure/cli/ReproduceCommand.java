package org.refigure.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.refigure.Scale;
import org.refigure.notebook.HtmlPage;
import org.refigure.notebook.KernelSpec;
import org.refigure.notebook.NotebookException;
import org.refigure.notebook.NotebookRun;
import org.refigure.notebook.ScorecardOutput;
import org.refigure.notebook.TimeLeft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the notebooks of papers and says what came of their claims. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Re-runs the notebooks of one or more papers on a real Jupyter kernel.",
      "Ends 0 when every notebook ran (even where a claim does not hold), 1 when one failed, 2 when"
          + " the command line is wrong. A second run finds the finished trials of the first."
    },
    footer = {
      "",
      "Examples:",
      "  environment/reproduce 01 --scale smoke     the flagship, small, in about a minute",
      "  environment/reproduce 01a 00               single notebooks, in this order",
      "  environment/reproduce --list               what there is"
    })
final class ReproduceCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PAPER",
      arity = "0..*",
      description =
          "A paper's number (01) or slug (01-robust-layerwise-scaling), or a notebook (01a).")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      description = "smoke, laptop (the default), workstation or cluster.")
  private Optional<String> scaleWord = Optional.empty();

  @Option(names = "--list", description = "List the papers and their state, run nothing.")
  private boolean list;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go; out/SCALE below the current folder if not given.")
  private Optional<Path> outWanted = Optional.empty();

  @Option(
      names = "--cell-timeout",
      paramLabel = "MINUTES",
      description = "Stop a notebook when one of its cells runs longer; no limit if not given.")
  private Optional<Long> cellMinutes = Optional.empty();

  @Option(
      names = "--in-place",
      description =
          "Also replace the notebook in notebooks/ by the executed one: how outputs are committed.")
  private boolean inPlace;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue catalogue = Catalogue.shipped();
    Shelf shelf = Shelf.of(Home.notebooks(System.getenv(), Path.of("")));
    if (list) {
      out.print(new PaperTable(catalogue, shelf).text());
      out.flush();
      return 0;
    }
    Scale scale = scale();
    Optional<Duration> cellTimeout = cellMinutes.map(ReproduceCommand::positiveMinutes);
    List<ShelvedNotebook> chosen = new Selection(catalogue, shelf).of(words);
    var failures = new ArrayList<String>();
    var reproductions = new ArrayList<Reproduction>();
    for (ShelvedNotebook notebook : chosen) {
      try {
        reproductions.add(Reproduction.of(notebook, scale));
      } catch (NotebookException e) {
        failures.add(e.getMessage());
      }
    }
    OutputFolder folder =
        OutputFolder.prepared(outWanted.orElse(Path.of("out").resolve(scale.word())));
    if (!reproductions.isEmpty()) {
      KernelSpec kernel = KernelSpec.find("java");
      out.printf("%s at %s scale (%s)%n", count(reproductions), scale.word(), scale.description());
      out.flush();
      for (Reproduction reproduction : reproductions) {
        one(reproduction, kernel, folder, cellTimeout).ifPresent(failures::add);
        if (Thread.currentThread().isInterrupted()) {
          break;
        }
      }
      out.printf("Results: %s%n", folder.path());
      out.flush();
    }
    failures.forEach(failure -> spec.commandLine().getErr().println("reproduce: " + failure));
    spec.commandLine().getErr().flush();
    return failures.isEmpty() ? 0 : Refigure.FAILURE;
  }

  /** Runs one notebook and writes what it gave; the answer is its failure in one line, if any. */
  private Optional<String> one(
      Reproduction reproduction,
      KernelSpec kernel,
      OutputFolder folder,
      Optional<Duration> cellTimeout) {
    ShelvedNotebook notebook = reproduction.notebook();
    PrintWriter out = spec.commandLine().getOut();
    try {
      NotebookRun run = followed(reproduction, kernel, folder, cellTimeout);
      HtmlPage.write(run.executed(), folder.page(notebook));
      ScorecardOutput.of(run.executed()).forEach(card -> out.printf("%n%s%n", card.text()));
      out.printf(
          "%s  %s in %s; %d figure files%n",
          notebook.name(),
          run.failure().isEmpty() ? "ran" : "stopped",
          TimeLeft.words(run.elapsed()),
          folder.figureFiles(notebook).size());
      out.flush();
      if (run.failure().isEmpty() && inPlace) {
        run.executed().write(notebook.file());
      }
      return run.failure().map(failure -> notebook.name() + " failed in " + failure.line());
    } catch (NotebookException e) {
      return Optional.of(notebook.name() + " failed: " + e.getMessage());
    }
  }

  private NotebookRun followed(
      Reproduction reproduction,
      KernelSpec kernel,
      OutputFolder folder,
      Optional<Duration> cellTimeout) {
    TimeLeft timeLeft = TimeLeft.of(reproduction.source(), reproduction.scale().word());
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(ReproduceCommand::daemon);
    try (var progress =
        new ProgressLine(
            reproduction.notebook().name(),
            timeLeft,
            spec.commandLine().getErr(),
            Terminal.current(),
            System::nanoTime)) {
      progress.starting();
      clock.scheduleAtFixedRate(progress::tick, 1, 1, TimeUnit.SECONDS);
      return reproduction.run(kernel, folder, cellTimeout, progress);
    } finally {
      clock.shutdownNow();
    }
  }

  private Scale scale() {
    try {
      return scaleWord.map(Scale::parse).orElseGet(Scale::current);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private static Duration positiveMinutes(long minutes) {
    if (minutes < 1) {
      throw new UsageException(
          "--cell-timeout = %d must be at least 1 (minutes)".formatted(minutes));
    }
    return Duration.ofMinutes(minutes);
  }

  private static String count(List<Reproduction> reproductions) {
    return reproductions.size() == 1
        ? reproductions.get(0).notebook().name()
        : reproductions.size() + " notebooks";
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "progress-clock");
    thread.setDaemon(true);
    return thread;
  }
}
