package org.refigure.diagnose.advice;

import java.util.Locale;

/**
 * What the runs say about one reason.
 *
 * @param reason its name
 * @param sign whether they show it
 * @param text what was seen, with numbers; or which columns would tell
 * @param next what to run; empty where nothing need be
 * @param reference where the reason is known from
 */
public record Finding(String reason, Sign sign, String text, String next, String reference) {

  /** Whether runs show a reason. */
  public enum Sign {
    /** They do. */
    SEEN,
    /** They would, and do not. */
    NOT_SEEN,
    /** A column that would tell is not recorded. */
    UNKNOWN
  }

  /** One line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %s%s [%s]",
        reason,
        text,
        next.isEmpty() ? "." : ". Next: " + next + ".",
        reference);
  }
}
