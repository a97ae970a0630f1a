package org.refigure.claim;

/**
 * Who claims something and where.
 *
 * @param source who
 * @param where the place: a figure, a section, a formula, a program; may be empty
 */
public record Origin(Source source, String where) {
  /** {@code paper: Figure 1}. */
  public String text() {
    return where.isBlank() ? source.label() : source.label() + ": " + where;
  }
}
