package org.refigure.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An executed notebook as one HTML page that needs nothing else: no script, no font, no picture
 * from elsewhere. It can be mailed, archived and printed.
 */
public final class HtmlPage {
  private static final Pattern ANSI =
      Pattern.compile("\u001b(?:\\[[0-9;?]*[A-Za-z]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\))");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]+");
  private static final Pattern PICTURE = Pattern.compile("image/(?:png|jpeg|gif|webp)");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  private final Prose prose = new Prose();

  private HtmlPage() {}

  /** The page of a notebook. */
  public static String of(NotebookFile notebook) {
    var page = new HtmlPage();
    String cells =
        notebook.cells().stream()
            .map(cell -> page.cell(cell, attached(notebook, cell)))
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
        %s</style>
        </head>
        <body>
        <main>
        %s
        </main>
        </body>
        </html>
        """,
            Html.escape(notebook.title()),
            styleSheet(),
            cells);
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

  private String cell(NotebookCell cell, Map<String, String> attached) {
    return switch (cell.kind()) {
      case MARKDOWN ->
          String.format(
              Locale.ROOT,
              "<section class=\"prose\">\n%s</section>",
              prose.html(cell.source(), attached));
      case RAW ->
          String.format(Locale.ROOT, "<pre class=\"raw\">%s</pre>", Html.escape(cell.source()));
      case CODE -> cell.source().isBlank() && cell.outputs().isEmpty() ? "" : code(cell);
    };
  }

  private String code(NotebookCell cell) {
    String outputs = cell.outputs().stream().map(this::output).collect(Collectors.joining("\n"));
    return String.format(
        Locale.ROOT,
        """
    <section class="code">
    <pre class="source"><code>%s</code></pre>
    %s
    </section>\
    """,
        JavaHighlighting.html(cell.source()),
        outputs);
  }

  private String output(CellOutput output) {
    if (output instanceof CellOutput.Stream stream) {
      return text(stream.name().equals("stderr") ? "stream stderr" : "stream", stream.text());
    } else if (output instanceof CellOutput.Failure failure) {
      return text("failure", failure.text());
    } else if (output instanceof CellOutput.Display display) {
      return display(display.data());
    }
    throw new AssertionError("there are three kinds of outputs");
  }

  private String display(Map<String, String> data) {
    String plain = data.getOrDefault("text/plain", "");
    for (String mime : new String[] {"image/png", "image/jpeg"}) {
      String image = data.getOrDefault(mime, "");
      if (BASE64.matcher(image).matches()) {
        String bytes = image.replaceAll("\\s", "");
        String width =
            PngSize.of(Base64.getMimeDecoder().decode(bytes))
                .map(size -> " width=\"" + size.width() + "\"")
                .orElse("");
        return String.format(
            Locale.ROOT,
            "<figure><img alt=\"%s\"%s src=\"data:%s;base64,%s\"/></figure>",
            Html.escape(plain),
            width,
            mime,
            bytes);
      }
    }
    if (data.containsKey("text/html")) {
      return String.format(
          Locale.ROOT, "<div class=\"html\">%s</div>", SafeHtml.of(data.get("text/html")));
    } else if (data.containsKey("text/markdown")) {
      return String.format(
          Locale.ROOT, "<div class=\"prose\">%s</div>", prose.html(data.get("text/markdown")));
    } else if (data.containsKey("text/latex")) {
      return String.format(
          Locale.ROOT, "<div class=\"prose\">%s</div>", prose.html(data.get("text/latex")));
    }
    return plain.isEmpty() ? "" : text("result", plain);
  }

  private static String text(String kind, String text) {
    String shown = ANSI.matcher(text).replaceAll("").stripTrailing();
    return shown.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "<pre class=\"%s\">%s</pre>", kind, Html.escape(shown));
  }

  private static String styleSheet() {
    try (InputStream sheet = HtmlPage.class.getResourceAsStream("page.css")) {
      if (sheet == null) {
        throw new IllegalStateException("page.css is missing in the toolkit's jar: build it again");
      }
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
