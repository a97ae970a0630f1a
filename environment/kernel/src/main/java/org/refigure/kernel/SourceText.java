package org.refigure.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at source text where JShell does not. */
final class SourceText {

  /** Blanks and comments, taken without backtracking. */
  private static final Pattern BLANK =
      Pattern.compile("(?:\\s++|//[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+");

  private SourceText() {}

  /**
   * The text without blanks and comments in front. JShell resets every earlier variable of a
   * reference type when an import does not stand on the first line of its snippet.
   */
  static String withoutLead(String source) {
    Matcher lead = BLANK.matcher(source);
    return lead.lookingAt() ? source.substring(lead.end()) : source;
  }

  /** Number of the last line, from 1. */
  static int lines(String text) {
    return 1 + (int) text.chars().filter(c -> c == '\n').count();
  }
}
