package org.refigure.cli;

import java.util.Optional;

/**
 * What progress is written to.
 *
 * @param interactive whether a carriage return redraws the line; else each line stays
 * @param columns how wide a line may be
 */
record Terminal(boolean interactive, int columns) {
  private static final int USUAL_COLUMNS = 100;
  private static final int FEWEST_COLUMNS = 2;

  /** Room for a character and the ellipsis; a width that nobody knows is the usual one. */
  Terminal {
    columns = columns <= 0 ? USUAL_COLUMNS : Math.max(FEWEST_COLUMNS, columns);
  }

  /**
   * The one this program writes to, as its launch script saw it ({@code refigure.terminal}, {@code
   * refigure.columns}), else as Java does.
   */
  static Terminal current() {
    boolean interactive =
        Optional.ofNullable(System.getProperty("refigure.terminal"))
            .map(Boolean::parseBoolean)
            .orElse(System.console() != null);
    return new Terminal(interactive, Integer.getInteger("refigure.columns", USUAL_COLUMNS));
  }
}
