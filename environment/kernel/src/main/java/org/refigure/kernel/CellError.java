package org.refigure.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A failed cell as Jupyter shows it.
 *
 * @param name name of the exception, or of the kind of failure
 * @param message one line that says what went wrong
 * @param traceback the lines a notebook shows, with terminal colours
 */
record CellError(String name, String message, List<String> traceback) {

  private static final String RED = "\u001B[1;31m";
  private static final String PLAIN = "\u001B[0m";

  CellError {
    traceback = List.copyOf(traceback);
  }

  /** An error whose first line is the message in red. */
  static CellError of(String name, String message, List<String> details) {
    List<String> traceback = new ArrayList<>();
    traceback.add(red(message.isEmpty() ? name : name + ": " + message));
    traceback.addAll(details);
    return new CellError(name, message, traceback);
  }

  /** A text in bold red. */
  static String red(String text) {
    return RED + text + PLAIN;
  }
}
