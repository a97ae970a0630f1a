package org.refigure.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.refigure.sweep.Study;
import org.refigure.sweep.SweepException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a study file for other tools. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a study as CSV, JSON Lines or Parquet, or into a folder for MLflow.")
final class ExportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "STUDY",
      description = {
        "A study file, or the name of one in the folder of default studies; also while a sweep runs"
            + " in it."
      })
  private String study = "";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "A file that ends in .csv, .jsonl or .parquet.")
  private Optional<Path> to = Optional.empty();

  @Option(
      names = "--mlflow",
      paramLabel = "DIR",
      description = "A folder for 'mlflow ui --backend-store-uri DIR'.")
  private Optional<Path> mlflow = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (to.isEmpty() && mlflow.isEmpty()) {
      throw new UsageException(
          "nothing to write: name a file with --to FILE, or a folder with --mlflow DIR");
    }
    try (Study opened = Study.read(StudyArgument.file(study))) {
      to.ifPresent(opened::export);
      mlflow.ifPresent(opened::exportMlflow);
      PrintWriter out = spec.commandLine().getOut();
      out.println(opened);
      to.ifPresent(target -> out.println("written to " + target));
      mlflow.ifPresent(target -> out.println("written to " + target));
      out.flush();
      return 0;
    } catch (SweepException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
