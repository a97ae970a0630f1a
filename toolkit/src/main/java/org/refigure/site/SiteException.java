package org.refigure.site;

/** A folder that a site cannot go to or take figures from; the message is one line. */
public final class SiteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What, which value, which rule, and the next step. */
  public SiteException(String message) {
    super(message);
  }
}
