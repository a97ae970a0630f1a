package org.refigure.cli;

import java.io.PrintWriter;
import java.util.List;
import org.refigure.notebook.NotebookException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's entry: sub-commands, exit codes, and errors in one line. */
@Command(
    name = "refigure",
    mixinStandardHelpOptions = true,
    version = "refigure 0.1.0",
    description = "Re-run a paper's experiment and re-draw its figures.",
    subcommands = {
      ReproduceCommand.class,
      ListCommand.class,
      DoctorCommand.class,
      ExportCommand.class,
      DiffCommand.class,
      DiagnoseCommand.class,
      ReplayCommand.class
    })
public final class Refigure implements Runnable {
  /** A notebook failed, or a file could not be written. */
  static final int FAILURE = 1;

  /** The command line asked for something that is not there. */
  static final int USAGE = 2;

  /** Ctrl-C: what was computed stays. */
  static final int STOPPED = 130;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command line and ends the program with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, ready to execute: tests call it in their own process. */
  public static CommandLine commandLine() {
    return new CommandLine(new Refigure())
        .setParameterExceptionHandler(Refigure::wrongUsage)
        .setExecutionExceptionHandler((problem, command, result) -> failed(problem, command));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "no sub-command given: it must be reproduce, list, doctor, export, diff, diagnose or replay");
  }

  private static int wrongUsage(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    String message = firstLine(problem.getMessage());
    List<String> near =
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    if (!near.isEmpty()) {
      message += "; did you mean " + near.get(0) + "?";
    }
    say(command, "%s (see '%s --help')".formatted(message, command.getCommandName()));
    return USAGE;
  }

  private static int failed(Exception problem, CommandLine command) {
    PrintWriter err = command.getErr();
    if (problem instanceof UsageException) {
      say(command, firstLine(problem.getMessage()));
      return USAGE;
    }
    if (problem instanceof NotebookException) {
      say(command, firstLine(problem.getMessage()));
      return FAILURE;
    }
    say(command, "a fault of the program itself, please report it with the lines below");
    problem.printStackTrace(err);
    err.flush();
    return FAILURE;
  }

  private static void say(CommandLine command, String line) {
    PrintWriter err = command.getErr();
    err.println(command.getCommandName() + ": " + line);
    err.flush();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
