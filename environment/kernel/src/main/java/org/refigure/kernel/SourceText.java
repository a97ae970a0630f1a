package org.refigure.kernel;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at source text where JShell does not. */
final class SourceText {

  /** Blanks and comments, taken without backtracking. */
  private static final Pattern BLANK =
      Pattern.compile("(?:\\s++|//[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+");

  /** Characters of a line that an error shows. */
  private static final int WIDEST = 300;

  private SourceText() {}

  /**
   * The text without blanks and comments in front. JShell resets every earlier variable of a
   * reference type when an import does not stand on the first line of its snippet.
   */
  static String withoutLead(String source) {
    Matcher lead = BLANK.matcher(source);
    return lead.lookingAt() ? source.substring(lead.end()) : source;
  }

  /** A line, or its beginning where it is long. */
  static String shortened(String line) {
    return line.length() <= WIDEST
        ? line
        : line.substring(0, WIDEST) + "... (" + line.length() + " characters)";
  }

  /** A line, and one with a mark below its character {@code at}; of a long line what is around. */
  static List<String> pointed(String line, int at) {
    int from = Math.max(0, at - WIDEST / 2);
    String before = line.substring(Math.min(from, line.length()), Math.min(at, line.length()));
    String lead = from == 0 ? "    " : "    ... ";
    return List.of(
        lead + shortened(line.substring(Math.min(from, line.length()))),
        lead.replace('.', ' ') + before.replaceAll("[^\t]", " ") + "^");
  }

  /** Number of the last line, from 1. */
  static int lines(String text) {
    return 1 + (int) text.chars().filter(c -> c == '\n').count();
  }
}
