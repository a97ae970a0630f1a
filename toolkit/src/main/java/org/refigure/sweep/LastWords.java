package org.refigure.sweep;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a worker printed: what explains its death. */
final class LastWords {
  private static final int LINES = 12;
  private static final int CHARACTERS = 300;

  /** What a JVM with the Vector API says at its start, well or ill. */
  private static final String EVERY_START = "WARNING: Using incubator modules";

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void keep(String line) {
    if (!line.isBlank() && !line.startsWith(EVERY_START)) {
      lines.add(line.strip().substring(0, Math.min(line.strip().length(), CHARACTERS)));
    }
    if (lines.size() > LINES) {
      lines.remove();
    }
  }

  synchronized void clear() {
    lines.clear();
  }

  /** The lines in one. */
  @Override
  public synchronized String toString() {
    return String.join(" | ", lines);
  }
}
