package org.refigure.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A notebook file whose name says where it belongs: {@code 01a-steady-state.ipynb}.
 *
 * @param file where it lies
 * @param number the paper's two digits; 00 is the introduction
 * @param part the letter of one of several notebooks of a paper, or nothing
 */
public record ShelvedNotebook(Path file, String number, String part) {
  private static final Pattern NAME = Pattern.compile("(\\d\\d)([a-z]?)-[a-z0-9-]+\\.ipynb");

  /** Reads a file's name; empty where it is not a notebook of the collection. */
  static Optional<ShelvedNotebook> of(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches()
        ? Optional.of(new ShelvedNotebook(file, name.group(1), name.group(2)))
        : Optional.empty();
  }

  /** The file's name without its ending: {@code 01a-steady-state}. */
  public String name() {
    return file.getFileName().toString().replaceFirst("\\.ipynb$", "");
  }

  /** Number and letter: {@code 01a}. */
  public String tag() {
    return number + part;
  }
}
