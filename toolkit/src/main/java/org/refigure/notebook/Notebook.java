package org.refigure.notebook;

/**
 * The {@code show} of notebooks whose outputs were made before {@link Lab}; their first cells
 * import it. It goes with the last of them: new notebooks import {@code Lab.*}.
 */
public final class Notebook {
  private Notebook() {}

  /** Shows things one below the other; see {@link Lab#show(Object...)}. */
  public static void show(Object... things) {
    Lab.show(things);
  }
}
