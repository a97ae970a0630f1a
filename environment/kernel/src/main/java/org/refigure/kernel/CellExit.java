package org.refigure.kernel;

/** What {@code System.exit} of a cell becomes: the end of the cell, not of the kernel. */
public final class CellExit extends Error {

  private static final long serialVersionUID = 1L;

  private CellExit(int status) {
    super(
        "System.exit("
            + status
            + ") ended this cell; the kernel stays (its menu ends or restarts it)");
  }

  /**
   * Ends the cell.
   *
   * @param status what the cell gave to {@code System.exit}
   * @throws CellExit always
   */
  public static void exit(int status) {
    throw new CellExit(status);
  }

  /**
   * Ends the cell.
   *
   * @param runtime what the cell would have stopped
   * @param status what the cell gave to {@code Runtime.exit} or {@code Runtime.halt}
   * @throws CellExit always
   */
  public static void exit(Runtime runtime, int status) {
    throw new CellExit(status);
  }
}
