package org.refigure.sweep;

/**
 * Thrown where a worker was killed for what its trial did, which it would do again; the message
 * says what.
 */
final class TrialKilled extends Exception {
  private static final long serialVersionUID = 1;

  TrialKilled(String message) {
    super(message);
  }
}
