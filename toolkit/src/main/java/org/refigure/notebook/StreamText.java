package org.refigure.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a terminal would show of a printed stream: a carriage return starts the line again, a
 * backspace steps back, escape sequences erase a line or move to another.
 *
 * <p>A progress line that is printed five times a second for an hour so becomes one line in the
 * notebook. Colours stay; links keep their text only. Text beyond a limit is counted, not kept: an
 * endless loop must not fill the disk.
 *
 * <p>Source: ECMA-48, "Control functions", and the OSC 8 convention for links.
 */
final class StreamText {
  /** How many lines up a cursor can go. */
  private static final int SCREEN = 64;

  private static final char ESCAPE = '\u001b';
  private static final char BELL = '\u0007';

  private final int limit;
  private final StringBuilder scrolled = new StringBuilder();
  private final List<ScreenLine> screen = new ArrayList<>(List.of(new ScreenLine()));

  /** A sequence that has begun and not ended yet: it may come in pieces. */
  private final StringBuilder sequence = new StringBuilder();

  private int row;
  private int kept;
  private long dropped;

  StreamText(int limit) {
    this.limit = limit;
  }

  /** Adds what was printed. */
  void print(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!sequence.isEmpty() || c == ESCAPE) {
        sequence.append(c);
        interpretIfWhole();
      } else {
        put(c);
      }
    }
  }

  /** All that is to be seen now. */
  String text() {
    var text = new StringBuilder(scrolled);
    for (int i = 0; i < screen.size(); i++) {
      text.append(i == 0 ? "" : "\n").append(screen.get(i));
    }
    return dropped == 0
        ? text.toString()
        : text
            + String.format(
                Locale.ROOT, "\n[%,d more characters were printed and not kept]\n", dropped);
  }

  /** Whether what is printed next goes on in a line that has begun. */
  boolean inLine() {
    return !screen.get(row).isEmpty();
  }

  /** The line a reader would look at: the last that says something, without colours. */
  String lastLine() {
    for (int i = screen.size() - 1; i >= 0; i--) {
      if (!screen.get(i).plain().isBlank()) {
        return screen.get(i).plain().strip();
      }
    }
    return "";
  }

  private void put(char c) {
    ScreenLine line = screen.get(row);
    switch (c) {
      case '\n' -> down();
      case '\r' -> line.moveTo(0);
      case '\b' -> line.moveBy(-1);
      default -> {
        if (kept < limit || !line.atEnd()) {
          kept += line.put(c);
        } else {
          dropped++;
        }
      }
    }
  }

  private void down() {
    row++;
    if (row == screen.size()) {
      if (kept < limit) {
        screen.add(new ScreenLine());
        kept++;
      } else {
        row--;
        dropped++;
        return;
      }
    }
    screen.get(row).moveTo(0);
    if (screen.size() > SCREEN) {
      scrolled.append(screen.remove(0)).append('\n');
      row--;
    }
  }

  private void interpretIfWhole() {
    char last = sequence.charAt(sequence.length() - 1);
    char kind = sequence.length() > 1 ? sequence.charAt(1) : 0;
    boolean whole =
        switch (kind) {
          case 0 -> false;
          case '[' -> sequence.length() > 2 && last >= '@' && last <= '~';
          case ']' ->
              last == BELL || last == '\\' && sequence.charAt(sequence.length() - 2) == ESCAPE;
          default -> true;
        };
    if (whole || sequence.length() > 4096) { // a lone escape must not swallow the rest
      if (kind == '[') {
        control(last, sequence.substring(2, sequence.length() - 1));
      }
      sequence.setLength(0);
    }
  }

  private void control(char command, String parameter) {
    ScreenLine line = screen.get(row);
    int count = parameter.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(parameter)) : 1;
    switch (command) {
      case 'm' -> line.colour(sequence.toString());
      case 'K' -> kept -= line.erase(parameter.isEmpty() ? "0" : parameter);
      case 'G' -> line.moveTo(count - 1);
      case 'C' -> line.moveBy(count);
      case 'D' -> line.moveBy(-count);
      case 'A', 'F' -> up(count, command == 'F');
      default -> {
        // what clears or scrolls a screen means nothing in a notebook
      }
    }
  }

  private void up(int count, boolean toStart) {
    int column = screen.get(row).column();
    row = Math.max(0, row - count);
    screen.get(row).moveTo(toStart ? 0 : column);
  }
}
