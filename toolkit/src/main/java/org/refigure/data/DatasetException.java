package org.refigure.data;

import org.jspecify.annotations.Nullable;

/**
 * Thrown where a data set cannot be had or must not be used: absent and not downloadable, or with
 * another checksum than its own. The message is one line for the user and says what to do next.
 */
public final class DatasetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean absent;

  /** With the line for the user and what caused it, if anything did. */
  public DatasetException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  private DatasetException(String message, @Nullable Throwable cause, boolean absent) {
    super(message, cause);
    this.absent = absent;
  }

  /** A data set that is nowhere and cannot be downloaded. */
  static DatasetException absent(String message, @Nullable Throwable cause) {
    return new DatasetException(message, cause, true);
  }

  /** Whether the data set is merely not there, and nothing is wrong with what is there. */
  public boolean absent() {
    return absent;
  }

  /** With the line for the user. */
  public DatasetException(String message) {
    this(message, null);
  }
}
