package org.refigure.notebook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One cell of a notebook, read.
 *
 * @param label what the cell is known by
 * @param kind code, markdown or raw
 * @param source the text a person wrote
 * @param outputs what the cell gave when it was last executed; empty for other cells than code
 * @param last how the cell was last executed
 */
public record NotebookCell(
    Label label, Kind kind, String source, List<CellOutput> outputs, Last last) {

  /**
   * What a cell is known by.
   *
   * @param id unique in its notebook
   * @param tags words that tell whoever runs the notebook how to take the cell
   */
  public record Label(String id, Set<String> tags) {
    /** Copies the tags. */
    public Label {
      tags = Set.copyOf(tags);
    }
  }

  /**
   * How a cell was last executed.
   *
   * @param count the number in brackets before an executed cell
   * @param duration how long the cell ran, where the notebook says so
   * @param leftOut why it was not executed though it is code
   */
  public record Last(OptionalInt count, Optional<Duration> duration, Optional<String> leftOut) {}

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

  /** The cell's id, unique in its notebook. */
  public String id() {
    return label.id();
  }

  /** The cell's tags. */
  public Set<String> tags() {
    return label.tags();
  }

  /** Why a run that could not execute the cell left it out. */
  public Optional<String> leftOut() {
    return last.leftOut();
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
