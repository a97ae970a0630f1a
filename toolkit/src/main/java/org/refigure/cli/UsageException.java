package org.refigure.cli;

/**
 * The command line asks for something that is not there; the message is one line that names the
 * value, the rule and the next step.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A mistake of whoever typed. */
  public UsageException(String message) {
    super(message);
  }
}
