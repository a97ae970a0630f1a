package org.refigure.diagnose.advice;

import java.util.Set;
import java.util.TreeSet;

/** A reason that is a switch of the model: on where the rate does not carry over. */
final class Switch {
  private static final Set<String> ON = Set.of("true", "1", "1.0", "yes", "on");

  private Switch() {}

  /** Seen where it is on in every run and something is to be explained. */
  static Finding judge(Reason reason, Evidence evidence, Column column, String on, String off) {
    TreeSet<String> words = evidence.words(column);
    if (words.isEmpty()) {
      return reason.unknown(column);
    } else if (!ON.containsAll(words)) {
      return reason.notSeen("it is off");
    } else if (!evidence.isOpen()) {
      return reason.notSeen(on + ", and the rate carries over nevertheless");
    }
    return reason.seen(on, off + "; " + evidence.onceMore());
  }
}
