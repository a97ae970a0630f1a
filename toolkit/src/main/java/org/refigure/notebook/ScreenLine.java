package org.refigure.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of a terminal: places with a character each, and a cursor. */
final class ScreenLine {
  /** A character and the colours that are switched right before it. */
  private record Place(String colours, char character) {}

  private final List<Place> places = new ArrayList<>();
  private String colours = "";
  private int cursor;

  /** Writes at the cursor; gives how many places the line grew by. */
  int put(char c) {
    int before = places.size();
    while (places.size() < cursor) {
      places.add(new Place("", ' '));
    }
    if (cursor < places.size()) {
      places.set(cursor, new Place(colours, c));
    } else {
      places.add(new Place(colours, c));
    }
    colours = "";
    cursor++;
    return places.size() - before;
  }

  /** Switches colours for what is written next. */
  void colour(String sequence) {
    colours += sequence;
  }

  /** Erases to the end (0), from the start (1) or all (2); gives how many places are gone. */
  int erase(String part) {
    int before = places.size();
    if (part.equals("0")) {
      places.subList(Math.min(cursor, before), before).clear();
    } else if (part.equals("1")) {
      for (int i = 0; i < Math.min(cursor + 1, before); i++) {
        places.set(i, new Place("", ' '));
      }
    } else {
      places.clear();
    }
    return before - places.size();
  }

  void moveTo(int column) {
    cursor = Math.max(0, column);
  }

  void moveBy(int columns) {
    moveTo(cursor + columns);
  }

  int column() {
    return cursor;
  }

  boolean atEnd() {
    return cursor >= places.size();
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /** The characters alone. */
  String plain() {
    return places.stream()
        .map(place -> String.valueOf(place.character()))
        .collect(Collectors.joining());
  }

  /** The characters with their colours. */
  @Override
  public String toString() {
    return places.stream()
            .map(place -> place.colours() + place.character())
            .collect(Collectors.joining())
        + colours;
  }
}
