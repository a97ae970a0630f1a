package org.refigure.notebook;

/**
 * What a terminal would show of a printed stream: a carriage return starts the line again, a
 * backspace steps back.
 *
 * <p>A progress line that is printed five times a second for an hour so becomes one line in the
 * notebook. Text beyond a limit is counted, not kept: an endless loop must not fill the disk.
 */
final class StreamText {
  private final int limit;
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private int cursor;
  private long dropped;

  StreamText(int limit) {
    this.limit = limit;
  }

  /** Adds what was printed. */
  void print(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> feed();
        case '\r' -> cursor = 0;
        case '\b' -> cursor = Math.max(0, cursor - 1);
        default -> put(c);
      }
    }
  }

  /** All that is to be seen now. */
  String text() {
    String text = lines.toString() + line;
    return dropped == 0
        ? text
        : text + "\n[%,d more characters were printed and not kept]\n".formatted(dropped);
  }

  /** The line a reader would look at: the last that says something. */
  String lastLine() {
    if (!line.toString().isBlank()) {
      return line.toString().strip();
    }
    int end = lines.length();
    while (end > 0 && Character.isWhitespace(lines.charAt(end - 1))) {
      end--;
    }
    return lines.substring(lines.lastIndexOf("\n", end - 1) + 1, end).strip();
  }

  private void feed() {
    if (lines.length() >= limit) {
      dropped += line.length() + 1;
    } else {
      lines.append(line).append('\n');
    }
    line.setLength(0);
    cursor = 0;
  }

  private void put(char c) {
    if (cursor < line.length()) {
      line.setCharAt(cursor++, c);
    } else if (line.length() < limit) {
      line.append(c);
      cursor++;
    } else {
      dropped++;
    }
  }
}
