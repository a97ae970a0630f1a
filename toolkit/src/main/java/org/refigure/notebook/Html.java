package org.refigure.notebook;

/** Text as HTML. */
public final class Html {
  private Html() {}

  /** The text with every character that means something in HTML written as a reference. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
