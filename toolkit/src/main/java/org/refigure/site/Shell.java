package org.refigure.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.refigure.notebook.Html;
import org.refigure.notebook.HtmlPage;

/** What the pages of the site share: style sheet, links between them, the search. */
final class Shell {
  static final String FOOT =
      "<footer class=\"foot\">Made from executed notebooks by <code>environment/refigure"
          + " site</code>; every number and figure is an output of the notebook it stands in."
          + "</footer>\n";

  private Shell() {}

  /** The rules of the site, after those of all pages. */
  static String style() {
    return resource("site.css");
  }

  /** The links to the pages of lists. */
  static String bar(String current) {
    return "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header class=\"bar\"><nav"
        + " aria-label=\"Site\">"
        + link("index.html", "Refigure gallery", current)
        + link("claims.html", "All claims", current)
        + "</nav></header>\n";
  }

  /**
   * A page with choices and search over what carries {@code data-item}.
   *
   * @param file the page's own name
   * @param main its content after the choices
   */
  static String page(String file, String title, String head, List<Choices> choices, String main) {
    String script = resource("search.js");
    return String.format(
        Locale.ROOT,
        """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; script-src 'sha256-%s'"/>
    <title>%s</title>
    <style>
    %s%s%s</style>
    </head>
    <body>
    %s<main class="wide" id="main">
    <h1>%2$s</h1>
    %s<form aria-label="Choose">
    %s<div class="search" hidden="hidden"><label for="words">Search</label><input id="words" type="search" autocomplete="off"/><output for="words"></output></div>
    </form>
    %s</main>
    %s<script>%s</script>
    </body>
    </html>
    """,
        sha256(script),
        Html.escape(title),
        HtmlPage.styleSheet(),
        style(),
        choices.stream().map(Choices::style).collect(Collectors.joining()),
        bar(file),
        head,
        choices.stream().map(Choices::html).collect(Collectors.joining()),
        main,
        FOOT,
        script);
  }

  private static String link(String file, String words, String current) {
    return String.format(
        Locale.ROOT,
        "<a href=\"%s\"%s>%s</a>",
        file,
        file.equals(current) ? " aria-current=\"page\"" : "",
        words);
  }

  /** The page's policy names the one script that may run by what it says. */
  private static String sha256(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream file =
        Objects.requireNonNull(Shell.class.getResourceAsStream(name), name + " in the jar")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " inside the toolkit's jar cannot be read", e);
    }
  }
}
