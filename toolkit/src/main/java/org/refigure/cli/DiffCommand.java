package org.refigure.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.refigure.sweep.Study;
import org.refigure.sweep.StudyDiff;
import org.refigure.sweep.SweepException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what differs between two study files. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Says what two studies measured differently; ends with 1 where they differ.")
final class DiffCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "A study file, or the name of a default study.")
  private String here = "";

  @Parameters(index = "1", paramLabel = "OTHER", description = "The study file to compare with.")
  private String there = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (Study one = Study.read(StudyArgument.file(here));
        Study other = Study.read(StudyArgument.file(there))) {
      StudyDiff diff = one.diff(other);
      PrintWriter out = spec.commandLine().getOut();
      out.println(diff.text());
      out.flush();
      return diff.isEmpty() ? 0 : Refigure.FAILURE;
    } catch (SweepException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
