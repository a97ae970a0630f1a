package org.refigure.cli;

import java.io.PrintWriter;
import java.util.List;
import org.refigure.UserFolders;
import org.refigure.notebook.NotebookException;
import org.refigure.sweep.SweepException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry: sub-commands, exit codes, and errors in one line. */
@Command(
    name = "refigure",
    mixinStandardHelpOptions = true,
    version = "refigure 0.1.0",
    description = "Re-run a paper's experiment and re-draw its figures.")
public final class Refigure implements Runnable {
  /** A notebook failed, or a file could not be written. */
  static final int FAILURE = 1;

  /** Ctrl-C: what was computed stays. */
  static final int STOPPED = 130;

  /** In the order of the help. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          ReproduceCommand.class,
          ListCommand.class,
          DoctorCommand.class,
          ExportCommand.class,
          DiffCommand.class,
          DiagnoseCommand.class,
          SpectrumCommand.class,
          CompareCommand.class,
          ImportCommand.class,
          ReplayCommand.class,
          NewCommand.class,
          SiteCommand.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command line and ends the program with its exit code. */
  public static void main(String[] arguments) {
    UserFolders.adoptHome();
    System.exit(commandLine(arguments).execute(arguments));
  }

  /**
   * The command line, ready to execute: tests call it in their own process.
   *
   * @param arguments where they begin with a sub-command, it knows that one alone: picocli looks at
   *     every option of all it knows before it reads the first word
   */
  public static CommandLine commandLine(String... arguments) {
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(each -> arguments.length > 0 && arguments[0].equals(name(each)))
            .toList();
    CommandLine line = new CommandLine(new Refigure());
    (named.isEmpty() ? COMMANDS : named).forEach(line::addSubcommand);
    return line.setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler((problem, command, result) -> failed(problem, command));
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "no sub-command given: it must be one of "
            + String.join(", ", spec.subcommands().keySet()));
  }

  private static int failed(Exception problem, CommandLine command) {
    PrintWriter err = command.getErr();
    if (problem instanceof UsageException) {
      WrongUsage.say(command, WrongUsage.firstLine(problem.getMessage()));
      return WrongUsage.STATUS;
    }
    if (problem instanceof NotebookException || problem instanceof SweepException) {
      WrongUsage.say(command, WrongUsage.firstLine(problem.getMessage()));
      return FAILURE;
    }
    WrongUsage.say(command, "a fault of the program itself, please report it with the lines below");
    problem.printStackTrace(err);
    err.flush();
    return FAILURE;
  }
}
