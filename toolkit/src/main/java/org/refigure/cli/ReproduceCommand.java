package org.refigure.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.refigure.Scale;
import org.refigure.claim.Catalogue;
import org.refigure.notebook.KernelSpec;
import org.refigure.notebook.NotebookException;
import picocli.CommandLine;
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
    Catalogue catalogue = Catalogue.shipped();
    Shelf shelf = Shelf.of(Home.notebooks(System.getenv(), Path.of("")));
    if (list) {
      print(new PaperTable(catalogue, shelf).text());
      return 0;
    }
    Scale scale = scale();
    Optional<Duration> cellTimeout = cellMinutes.map(ReproduceCommand::positiveMinutes);
    var failures = new ArrayList<String>();
    var reproductions = new ArrayList<Reproduction>();
    for (ShelvedNotebook notebook : new Selection(catalogue, shelf).of(words)) {
      try {
        reproductions.add(Reproduction.of(notebook, scale));
      } catch (NotebookException e) {
        failures.add(e.getMessage()); // the others still run
      }
    }
    OutputFolder folder =
        OutputFolder.prepared(outWanted.orElse(Path.of("out").resolve(scale.word())));
    if (!reproductions.isEmpty()) {
      print(
          String.format(
              Locale.ROOT,
              "%s at %s scale: %s%n",
              count(reproductions),
              scale.word(),
              scale.description()));
      var notice = new StopNotice(spec.commandLine().getErr(), folder.path());
      boolean stopped = runAll(reproductions, rerun(folder, cellTimeout), failures);
      if (stopped) {
        return Refigure.STOPPED;
      }
      notice.close();
      print(
          String.format(
              Locale.ROOT,
              "%nNotebooks (.ipynb, .html), figures and studies: %s%n",
              folder.path()));
    }
    PrintWriter err = spec.commandLine().getErr();
    failures.forEach(failure -> err.println("reproduce: " + failure));
    err.flush();
    return failures.isEmpty() ? 0 : Refigure.FAILURE;
  }

  private Rerun rerun(OutputFolder folder, Optional<Duration> cellTimeout) {
    CommandLine command = spec.commandLine();
    return new Rerun(
        KernelSpec.find("java"), folder, cellTimeout, command.getOut(), command.getErr());
  }

  /** Runs them in order, collecting failures; true if a person stopped it. */
  private boolean runAll(List<Reproduction> reproductions, Rerun rerun, List<String> failures) {
    for (Reproduction reproduction : reproductions) {
      Rerun.Ending ending = rerun.of(reproduction);
      if (ending.stopped()) {
        return true;
      }
      ending.failure().ifPresent(failures::add);
      if (inPlace && ending.failure().isEmpty()) {
        reproduction.replaceBy(rerun.folder()).ifPresent(failures::add);
      }
    }
    return false;
  }

  private void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
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
          String.format(Locale.ROOT, "--cell-timeout = %d must be at least 1 (minutes)", minutes));
    }
    return Duration.ofMinutes(minutes);
  }

  private static String count(List<Reproduction> reproductions) {
    return reproductions.size() == 1
        ? reproductions.get(0).notebook().name()
        : reproductions.size() + " notebooks";
  }
}
