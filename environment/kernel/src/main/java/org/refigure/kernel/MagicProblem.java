package org.refigure.kernel;

/** A magic command that cannot do what it was asked for; the message is all a reader needs. */
public final class MagicProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A problem in one sentence.
   *
   * @param message what, value, rule, what to do next
   */
  public MagicProblem(String message) {
    super(message);
  }
}
