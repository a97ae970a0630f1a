package org.refigure.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** By name, in the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = commands();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command line and ends the program with its exit code. */
  public static void main(String[] arguments) {
    UserFolders.adoptHome();
    System.exit(commandLine(arguments).execute(arguments));
  }

  /**
   * The command line, ready to execute: tests call it in their own process.
   *
   * @param arguments where they begin with a sub-command it knows that one alone, for picocli looks
   *     at every option of all it knows before it reads the first word: a fifth of a second
   */
  public static CommandLine commandLine(String... arguments) {
    CommandLine line = new CommandLine(new Refigure());
    if (arguments.length > 0 && COMMANDS.containsKey(arguments[0])) {
      line.addSubcommand(COMMANDS.get(arguments[0]));
    } else {
      COMMANDS.values().forEach(line::addSubcommand);
    }
    return line.setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler((problem, command, result) -> failed(problem, command));
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("reproduce", ReproduceCommand.class);
    commands.put("list", ListCommand.class);
    commands.put("doctor", DoctorCommand.class);
    commands.put("export", ExportCommand.class);
    commands.put("diff", DiffCommand.class);
    commands.put("diagnose", DiagnoseCommand.class);
    commands.put("spectrum", SpectrumCommand.class);
    commands.put("compare", CompareCommand.class);
    commands.put("import", ImportCommand.class);
    commands.put("replay", ReplayCommand.class);
    commands.put("new", NewCommand.class);
    commands.put("site", SiteCommand.class);
    return commands;
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
