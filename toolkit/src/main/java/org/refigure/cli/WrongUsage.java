package org.refigure.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a wrong command line with one line on standard error, in place of the whole usage. */
public final class WrongUsage implements IParameterExceptionHandler {
  /** Exit code: the command line asked for something that is not there. */
  public static final int STATUS = 2;

  /** Says what is wrong, what may have been meant, and where the options are listed. */
  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    String message = firstLine(problem.getMessage());
    List<String> near =
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    if (!near.isEmpty()) {
      message += "; did you mean " + near.get(0) + "?";
    }
    say(
        command,
        String.format(Locale.ROOT, "%s (see '%s --help')", message, command.getCommandName()));
    return STATUS;
  }

  static void say(CommandLine command, String line) {
    PrintWriter err = command.getErr();
    err.println(command.getCommandName() + ": " + line);
    err.flush();
  }

  static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
