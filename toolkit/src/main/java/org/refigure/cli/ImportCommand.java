package org.refigure.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.refigure.sweep.ForeignRuns;
import org.refigure.sweep.Study;
import org.refigure.sweep.SweepException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a study of runs that another program made. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a study of runs that another program made, from the table that it exports: CSV, JSON"
          + " Lines, Parquet, or the folder of MLflow's file store; one row per run, or per step of a run.",
      "Says what it takes each column for. The study can be diagnosed, compared and exported like"
          + " one of your own."
    },
    footer = {
      "",
      "Examples:",
      "  environment/refigure import runs.csv --width model.d_model --rate optim.lr --loss"
          + " valid/loss --arm arm --to runs.sqlite",
      "  environment/refigure import mlruns --loss loss --to mine.sqlite"
    })
final class ImportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "A .csv, .jsonl or .parquet file, or MLflow's folder.")
  private Path file = Path.of("");

  @Option(names = "--width", paramLabel = "COLUMN", description = "Column with the width.")
  private Optional<String> width = Optional.empty();

  @Option(names = "--rate", paramLabel = "COLUMN", description = "Column with the learning rate.")
  private Optional<String> rate = Optional.empty();

  @Option(names = "--decay", paramLabel = "COLUMN", description = "Column with the weight decay.")
  private Optional<String> decay = Optional.empty();

  @Option(names = "--arm", paramLabel = "COLUMN", description = "Column that tells rules apart.")
  private Optional<String> arm = Optional.empty();

  @Option(names = "--loss", paramLabel = "COLUMN", description = "Column with the loss.")
  private Optional<String> loss = Optional.empty();

  @Option(names = "--seed", paramLabel = "COLUMN", description = "Column with the seed.")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--parameters",
      paramLabel = "COLUMN,...",
      split = ",",
      description = "Further columns that are settings of a run.")
  private List<String> parameters = List.of();

  @Option(
      names = "--values",
      paramLabel = "COLUMN,...",
      split = ",",
      description = "Further columns that a run measured.")
  private List<String> values = List.of();

  @Option(
      names = "--to",
      paramLabel = "STUDY",
      required = true,
      description = "The study file to make, or to add the runs to.")
  private Path to = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<String> settings = new ArrayList<>(parameters);
    Stream.of(width, rate, decay, arm).flatMap(Optional::stream).forEach(settings::add);
    List<String> measured = new ArrayList<>(values);
    loss.ifPresent(measured::add);
    try {
      ForeignRuns runs = ForeignRuns.read(file, settings, measured, seed);
      Stream.of(width, rate, decay).flatMap(Optional::stream).forEach(runs::requireNumbers);
      out.println(runs.kinds());
      try (Study study = runs.into(to)) {
        out.println(study);
      }
      out.println(
          String.format(
                  Locale.ROOT, "written to %s; next: environment/refigure diagnose %s", to, to)
              + option("--width", width)
              + option("--rate", rate)
              + option("--loss", loss)
              + option("--arm", arm)
              + option("--column", decay.map(name -> "decay=" + name)));
      out.flush();
      return 0;
    } catch (SweepException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static String option(String name, Optional<String> column) {
    return column.map(c -> " " + name + " " + (c.contains(" ") ? "\"" + c + "\"" : c)).orElse("");
  }
}
