package org.refigure.notebook;

/**
 * A notebook, kernel or output folder cannot be used; the message is one line that names the thing,
 * the rule it breaks and the next step.
 */
public final class NotebookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A problem found here. */
  public NotebookException(String message) {
    super(message);
  }

  /** A problem that another exception reported. */
  public NotebookException(String message, Throwable cause) {
    super(message, cause);
  }
}
