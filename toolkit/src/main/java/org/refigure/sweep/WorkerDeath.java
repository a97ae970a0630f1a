package org.refigure.sweep;

/** Thrown where a worker JVM ended before it answered; the message says how it ended. */
final class WorkerDeath extends Exception {
  private static final long serialVersionUID = 1;

  WorkerDeath(String message) {
    super(message);
  }
}
