package org.refigure.claim;

/**
 * One of the papers the collection is about: facts only, what is done is derived from notebooks.
 *
 * @param number two digits
 * @param slug the number and a short name, for example {@code 01-robust-layerwise-scaling}
 * @param title the full title
 * @param authors family names, "et al." beyond five
 * @param year the year of the version that was read
 * @param published where: venue and arXiv number
 * @param field what it is about in one or two words, for example {@code Symmetry}
 * @param claims how many claims of the paper are to be checked
 */
public record CataloguedPaper(
    String number,
    String slug,
    String title,
    String authors,
    int year,
    String published,
    String field,
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
          "number = \"" + number + "\" must be two digits (paper \"" + title + "\")");
    }
    if (!slug.matches(number + "(-[a-z0-9]+)+")) {
      throw new IllegalArgumentException(
          "slug = \""
              + slug
              + "\" must be \""
              + number
              + "\" and lower-case words joined by \"-\"");
    }
    if (claims < 1) {
      throw new IllegalArgumentException(
          "claims = " + claims + " must be at least 1 (paper " + number + ")");
    }
  }

  /** Its citation. */
  public Paper citation() {
    return new Paper(number, title, authors, year, published);
  }
}
