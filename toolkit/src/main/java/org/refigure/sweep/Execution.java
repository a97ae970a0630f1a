package org.refigure.sweep;

import java.util.Locale;

/**
 * How a trial was run, as opposed to what it measured.
 *
 * @param attempt which try this was, from 1
 * @param seconds how long it ran
 * @param provenance the code and the machine it ran on
 */
public record Execution(int attempt, double seconds, Provenance provenance) {
  /** Checks the ranges. */
  public Execution {
    if (attempt < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "attempt = %d must be ≥ 1", attempt));
    }
    if (!(seconds >= 0)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "seconds = %s must be ≥ 0", seconds));
    }
  }
}
