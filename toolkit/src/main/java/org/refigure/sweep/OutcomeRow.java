package org.refigure.sweep;

import java.util.Locale;

/**
 * An outcome as it is stored and sent.
 *
 * @param word finished, diverged, failed, lost or pruned
 * @param count diverged, pruned: the step; lost: the attempts; else 0
 * @param message why; empty if finished
 */
record OutcomeRow(String word, long count, String message) {

  static OutcomeRow of(Outcome outcome) {
    if (outcome instanceof Outcome.Diverged diverged) {
      return new OutcomeRow(outcome.word(), diverged.step(), diverged.reason());
    } else if (outcome instanceof Outcome.Failed failed) {
      return new OutcomeRow(outcome.word(), 0, failed.message());
    } else if (outcome instanceof Outcome.Lost lost) {
      return new OutcomeRow(outcome.word(), lost.attempts(), lost.reason());
    } else if (outcome instanceof Outcome.Pruned pruned) {
      return new OutcomeRow(outcome.word(), pruned.step(), pruned.reason());
    }
    return new OutcomeRow(outcome.word(), 0, "");
  }

  Outcome outcome() {
    return switch (word) {
      case "finished" -> new Outcome.Finished();
      case "diverged" -> new Outcome.Diverged(count, message);
      case "failed" -> new Outcome.Failed(message);
      case "lost" -> new Outcome.Lost(Math.toIntExact(count), message);
      case "pruned" -> new Outcome.Pruned(count, message);
      default ->
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "outcome = \"%s\" must be finished, diverged, failed, lost or pruned",
                  word));
    };
  }
}
