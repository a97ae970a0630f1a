package org.refigure.notebook;

import java.time.Duration;

/**
 * Told what happens while a notebook runs; every method does nothing by default.
 *
 * <p>Called on the runner's own thread, one call at a time. Cells are counted from 1 over the cells
 * that hold code, which is the number in brackets that a front end shows.
 */
public interface RunListener {
  /** The kernel answers and the first of so many code cells is about to run. */
  default void started(int cells) {}

  /**
   * A cell starts.
   *
   * @param title the heading right above the cell, else its first line
   */
  default void cellStarted(int number, String title) {}

  /** A cell printed, showed or updated something, or failed. */
  default void output(int number, CellOutput output) {}

  /** The line that best says what is going on now, taken from progress output. */
  default void status(String line) {}

  /** A cell ended, well or not. */
  default void cellFinished(int number, Duration duration) {}
}
