package org.refigure.checkpoint;

import java.io.IOException;

/** A file of weights that cannot be read: file, place, value, rule and what to do, in one line. */
public final class CheckpointException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A problem in one sentence. */
  public CheckpointException(String message) {
    super(message);
  }

  /** A problem in one sentence, with what led to it. */
  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
