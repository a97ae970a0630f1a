package org.refigure.notebook;

import java.util.Locale;

/**
 * Why a run stopped before the notebook's end.
 *
 * @param number the code cell, counted from 1 over the cells that hold code
 * @param firstLine the cell's first line
 * @param reason what kind of end it was
 * @param name the name of the exception
 * @param message what it says, in one line
 */
public record CellFailure(
    int number, String firstLine, Reason reason, String name, String message) {

  /** The kinds of ends. */
  public enum Reason {
    /** The cell threw an exception or did not compile. */
    ERROR,
    /** The cell ran longer than allowed. */
    TIMEOUT,
    /** The kernel's process ended. */
    KERNEL_DIED,
    /** A person or program stopped the run. */
    INTERRUPTED
  }

  /** Keeps the message to its first line. */
  public CellFailure {
    message = message.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
  }

  /** The failure in one line: which cell, what, why. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "code cell %d (%s): %s%s%s",
        number,
        firstLine,
        name,
        name.isEmpty() || message.isEmpty() ? "" : ": ",
        message);
  }
}
