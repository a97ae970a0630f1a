package org.refigure.claim;

/**
 * The citation of a paper whose experiment is run again.
 *
 * @param number two digits: its place in the collection, for example {@code 01}
 * @param title the full title
 * @param authors family names in order, separated by commas
 * @param year the year of the version that was read
 * @param identifier where it is found, for example {@code arXiv 2510.15262}
 */
public record Paper(String number, String title, String authors, int year, String identifier) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if {@code number} is not two digits
   */
  public Paper {
    if (!number.matches("\\d\\d")) {
      throw new IllegalArgumentException(
          "number = \""
              + number
              + "\" must be two digits, for example 01 (paper \""
              + title
              + "\")");
    }
  }

  /** One line of text: authors, title, year, identifier. */
  public String citation() {
    return authors + ". " + title + ". " + identifier + " (" + year + ").";
  }
}
