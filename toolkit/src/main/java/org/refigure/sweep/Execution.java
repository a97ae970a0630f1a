package org.refigure.sweep;

import java.util.Locale;

/**
 * How a trial was run, as opposed to what it measured.
 *
 * @param attempt which try this was, from 1
 * @param seconds how long it ran
 * @param stepSeconds how much of that it spent in training steps; 0 where it said nothing, and in a
 *     record that a study gives back
 * @param provenance the code and the machine it ran on
 */
public record Execution(int attempt, double seconds, double stepSeconds, Provenance provenance) {
  /** How a trial was run that said nothing of training steps. */
  public Execution(int attempt, double seconds, Provenance provenance) {
    this(attempt, seconds, 0, provenance);
  }

  /** Checks the ranges. */
  public Execution {
    if (attempt < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "attempt = %d must be ≥ 1", attempt));
    }
    if (!(seconds >= 0 && stepSeconds >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "seconds = %s must be ≥ 0, %s in steps too", seconds, stepSeconds));
    }
  }
}
