package org.refigure.data;

import org.jspecify.annotations.Nullable;

/**
 * Thrown where a data set cannot be had or must not be used: absent and not downloadable, or with
 * another checksum than its own. The message is one line for the user and says what to do next.
 */
public final class DatasetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the line for the user and what caused it, if anything did. */
  public DatasetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** With the line for the user. */
  public DatasetException(String message) {
    this(message, null);
  }
}
