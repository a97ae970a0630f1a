package org.refigure.notebook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One cell of a notebook, read.
 *
 * @param id the cell's id, unique in its notebook
 * @param kind code, markdown or raw
 * @param source the text a person wrote
 * @param outputs what the cell gave when it was last executed; empty for other cells than code
 * @param last how the cell was last executed
 */
public record NotebookCell(
    String id, Kind kind, String source, List<CellOutput> outputs, Last last) {

  /**
   * How a cell was last executed.
   *
   * @param count the number in brackets before an executed cell
   * @param duration how long the cell ran, where the notebook says so
   */
  public record Last(OptionalInt count, Optional<Duration> duration) {}

  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.+?)\\s*#*\\s*$");

  /** What a cell holds. */
  public enum Kind {
    /** Code for the kernel. */
    CODE,
    /** Prose with headings, tables and formulas. */
    MARKDOWN,
    /** Text that nobody interprets. */
    RAW
  }

  /** Copies the outputs. */
  public NotebookCell {
    outputs = List.copyOf(outputs);
  }

  /** The number in brackets before an executed cell. */
  public OptionalInt executionCount() {
    return last.count();
  }

  /** How long the cell ran, where the notebook says so. */
  public Optional<Duration> duration() {
    return last.duration();
  }

  /** Whether the cell holds code that does something. */
  public boolean executable() {
    return kind == Kind.CODE && !source.isBlank();
  }

  /** The first line that says something, for progress and messages. */
  public String firstLine() {
    return source
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("(empty)");
  }

  /** The text of the first heading of a markdown cell, without marks of emphasis and code. */
  public Optional<String> heading() {
    return kind == Kind.MARKDOWN
        ? HEADING
            .matcher(source)
            .results()
            .map(match -> match.group(1).replaceAll("[*`$]", ""))
            .findFirst()
        : Optional.empty();
  }
}
