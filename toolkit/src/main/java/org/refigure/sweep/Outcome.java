package org.refigure.sweep;

import java.util.Locale;

/** How a trial ended: never a hole in the record. */
public sealed interface Outcome {
  /** The trial ran to its end. */
  record Finished() implements Outcome {}

  /** The run left the finite numbers at a step: a result like any other. */
  record Diverged(long step, String reason) implements Outcome {}

  /** The trial threw: its message and where. */
  record Failed(String message) implements Outcome {}

  /** The worker that ran the trial died or was killed, as many times as the engine tries. */
  record Lost(int attempts, String reason) implements Outcome {}

  /** The trial was given up before its end: a run judged others more promising (step, why). */
  record Pruned(long step, String reason) implements Outcome {}

  /** True for a result that need not be computed again: finished or diverged. */
  default boolean settled() {
    return this instanceof Finished || this instanceof Diverged;
  }

  /**
   * True if something went wrong that should not have: failed or lost. Pruned trials are neither.
   */
  default boolean failure() {
    return this instanceof Failed || this instanceof Lost;
  }

  /** The word the study stores: finished, diverged, failed, lost or pruned. */
  default String word() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
