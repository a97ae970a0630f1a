package org.refigure.claim;

import java.util.Locale;

/**
 * One of the papers the collection is about: facts only, what is done is derived from notebooks.
 *
 * @param number two digits
 * @param slug the number and a short name, for example {@code 01-robust-layerwise-scaling}
 * @param title the full title
 * @param authors family names, "et al." beyond five
 * @param year the year of the version that was read
 * @param published where: venue and arXiv number
 * @param claims how many claims of the paper are to be checked
 */
public record CataloguedPaper(
    String number,
    String slug,
    String title,
    String authors,
    int year,
    String published,
    int claims) {
  /**
   * Checks that the parts agree.
   *
   * @throws IllegalArgumentException if the number is not two digits, the slug does not begin with
   *     it, or there is no claim
   */
  public CataloguedPaper {
    if (!number.matches("\\d\\d")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "number = \"%s\" must be two digits (paper \"%s\")", number, title));
    }
    if (!slug.matches(number + "(-[a-z0-9]+)+")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "slug = \"%s\" must be \"%s\" and lower-case words joined by \"-\"",
              slug,
              number));
    }
    if (claims < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "claims = %d must be at least 1 (paper %s)", claims, number));
    }
  }

  /** Its citation. */
  public Paper citation() {
    return new Paper(number, title, authors, year, published);
  }
}
