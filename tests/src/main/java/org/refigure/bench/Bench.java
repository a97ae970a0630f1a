package org.refigure.bench;

import org.refigure.cli.WrongUsage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry of {@code environment/bench}: one sub-command per subject. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure what things cost on this machine, side by side in one run.",
    subcommands = {FilesBench.class, PapersBench.class, SweepBench.class, TrainBench.class})
public final class Bench implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command line and ends the program with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, ready to execute: tests call it in their own process. */
  public static CommandLine commandLine() {
    return new CommandLine(new Bench()).setParameterExceptionHandler(new WrongUsage());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "no subject given: it must be one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
