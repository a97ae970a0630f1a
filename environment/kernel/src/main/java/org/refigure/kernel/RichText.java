package org.refigure.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.List;
import java.util.regex.Pattern;

/** Puts strings that are shown as SVG, HTML and the like into a form notebooks keep well. */
final class RichText {

  /** XML declaration, comments and document type, which break the HTML page of a notebook. */
  private static final Pattern PROLOG =
      Pattern.compile(
          "^\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--(?s:.*?)-->\\s*)*"
              + "(?:<!DOCTYPE[^>\\[]*(?:\\[[^]]*])?[^>]*>\\s*)?");

  private RichText() {}

  /**
   * Strips the prolog of an SVG and replaces a plain-text copy of the markup by a short text.
   *
   * @param data what basekernel made of the string
   * @param as the MIME types asked for
   */
  static DisplayData tidy(DisplayData data, String... as) {
    Object text = data.getData(MIMEType.TEXT_PLAIN);
    Object svg = data.getData(MIMEType.IMAGE_SVG);
    if (svg instanceof String markup) {
      data.putSVG(PROLOG.matcher(markup).replaceFirst(""));
    }
    List<String> types = List.of(as);
    if (text instanceof String markup && !types.isEmpty() && !types.contains("text/plain")) {
      data.putText("[" + String.join(", ", types) + ": " + markup.length() + " characters]");
    }
    return data;
  }
}
