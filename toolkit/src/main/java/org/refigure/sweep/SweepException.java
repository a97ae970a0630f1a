package org.refigure.sweep;

import org.jspecify.annotations.Nullable;

/**
 * Thrown where a sweep or its study cannot go on for a reason outside the code: a file that is no
 * study, a full disk, workers that do not start. The message is one line for the user and says what
 * to do next; nothing recorded before is lost.
 */
public final class SweepException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the line for the user and what caused it, if anything did. */
  public SweepException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
