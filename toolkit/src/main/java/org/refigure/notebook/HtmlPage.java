package org.refigure.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An executed notebook as one HTML page that needs nothing else: no script, no font, no picture
 * from elsewhere. It can be mailed, archived and printed.
 *
 * <p>Headings, figures ({@code #figure-3}) and claims ({@code #claim-C1}) can be linked to; code is
 * folded.
 */
public final class HtmlPage {
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]+");
  private static final Pattern PICTURE = Pattern.compile("image/(?:png|jpeg|gif|webp)");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  private HtmlPage() {}

  /** The page of a notebook. */
  public static String of(NotebookFile notebook) {
    return of(notebook, PageFrame.NONE);
  }

  /** The page of a notebook with something around it. */
  public static String of(NotebookFile notebook, PageFrame frame) {
    var outline = new Outline();
    var markup = new CellMarkup(new Prose(outline, frame.link()), frame.underFigure());
    String cells =
        notebook.cells().stream()
            .map(cell -> markup.html(cell, attached(notebook, cell)))
            .collect(Collectors.joining("\n"));
    String html =
        String.format(
            Locale.ROOT,
            """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"/>
        <title>%s</title>
        <style>
        %s%s</style>
        </head>
        <body>
        %s<div class="page">
        %s<main>
        <p class="unfold"><label><input type="checkbox" id="unfold"/> Show all code</label></p>
        %s
        </main>
        </div>
        %s</body>
        </html>
        """,
            Html.escape(notebook.title()),
            styleSheet(),
            frame.style(),
            frame.top(),
            outline.html(),
            cells,
            frame.bottom());
    return UNPRINTABLE.matcher(html).replaceAll("");
  }

  /**
   * Writes the page of a notebook.
   *
   * @throws NotebookException if the file cannot be written
   */
  public static void write(NotebookFile notebook, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, of(notebook));
    } catch (IOException e) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "%s cannot be written (%s); choose a folder you may write to that has room left",
              file,
              FileProblem.of(e)),
          e);
    }
  }

  /** The rules of all pages: colours for light and dark, type, tables, verdicts, print. */
  public static String styleSheet() {
    try (InputStream sheet = HtmlPage.class.getResourceAsStream("page.css")) {
      if (sheet == null) {
        throw new IllegalStateException("page.css is missing in the toolkit's jar: build it again");
      }
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pictures of a cell as addresses that hold their content. */
  private static Map<String, String> attached(NotebookFile notebook, NotebookCell cell) {
    var pictures = new HashMap<String, String>();
    notebook
        .attachments(cell)
        .forEach(
            (name, data) ->
                data.forEach(
                    (mime, content) -> {
                      if (PICTURE.matcher(mime).matches() && BASE64.matcher(content).matches()) {
                        pictures.put(
                            name, "data:" + mime + ";base64," + content.replaceAll("\\s", ""));
                      }
                    }));
    return pictures;
  }
}
