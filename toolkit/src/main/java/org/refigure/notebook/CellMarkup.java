package org.refigure.notebook;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The cells of one page as HTML: code folded under its first line, outputs in the richest format
 * that a page without scripts can show. Figures count through the page.
 */
final class CellMarkup {
  private static final Pattern ANSI =
      Pattern.compile("\u001b(?:\\[[0-9;?]*[A-Za-z]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\))");

  private final Prose prose;
  private final IntFunction<String> underFigure;
  private final Set<String> claims = new HashSet<>();
  private int figures;

  /**
   * @param prose what reads Markdown
   * @param underFigure number of a figure → HTML after its name
   */
  CellMarkup(Prose prose, IntFunction<String> underFigure) {
    this.prose = prose;
    this.underFigure = underFigure;
  }

  /**
   * The HTML of a cell.
   *
   * @param attached pictures that the cell holds, as data addresses by name
   */
  String html(NotebookCell cell, Map<String, String> attached) {
    return switch (cell.kind()) {
      case MARKDOWN ->
          String.format(
              Locale.ROOT,
              "<section class=\"prose\">\n%s</section>",
              prose.html(cell.source(), attached));
      case RAW -> pre("raw", cell.source());
      case CODE -> cell.source().isBlank() && cell.outputs().isEmpty() ? "" : code(cell);
    };
  }

  private String code(NotebookCell cell) {
    String outputs = cell.outputs().stream().map(this::output).collect(Collectors.joining("\n"));
    String source = cell.source().stripTrailing();
    long lines = source.lines().count();
    return String.format(
        Locale.ROOT,
        """
    <section class="code">
    <details><summary>Code, %d %s: <code>%s</code></summary>
    <pre class="source" tabindex="0"><code>%s</code></pre></details>
    %s
    </section>\
    """,
        lines,
        lines == 1 ? "line" : "lines",
        Html.escape(cell.firstLine()),
        JavaHighlighting.html(source),
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
    Optional<NotebookFigure> figure = NotebookFigure.of(figures + 1, data);
    if (figure.isPresent()) {
      figures++;
      return figure(figure.get());
    } else if (data.containsKey("text/html")) {
      return html(data.get("text/html"), data.containsKey(ScorecardOutput.MIME));
    }
    for (String mime : new String[] {"text/markdown", "text/latex"}) {
      if (data.containsKey(mime)) {
        return String.format(
            Locale.ROOT, "<div class=\"prose\">%s</div>", prose.html(data.get(mime)));
      }
    }
    return text("result", data.getOrDefault("text/plain", ""));
  }

  private String html(String html, boolean scorecard) {
    String harmless = scorecard ? ScorecardTable.html(html, claims) : SafeHtml.of(html);
    return String.format(
        Locale.ROOT,
        "<div class=\"html\" tabindex=\"0\" role=\"group\" aria-label=\"%s\">%s</div>",
        scorecard ? "Verdicts" : "Table",
        harmless);
  }

  private String figure(NotebookFigure figure) {
    return String.format(
        Locale.ROOT,
        "<figure id=\"%s\"><img alt=\"%s\"%s src=\"data:%s;base64,%s\"/>"
            + "<figcaption><a href=\"#%1$s\">Figure %d</a>%s</figcaption></figure>",
        figure.anchor(),
        Html.escape(figure.words()),
        PngSize.of(figure.bytes())
            .map(size -> String.format(Locale.ROOT, " width=\"%d\"", size.width()))
            .orElse(""),
        figure.mime(),
        figure.base64(),
        figure.number(),
        underFigure.apply(figure.number()));
  }

  private static String text(String kind, String text) {
    String shown = ANSI.matcher(text).replaceAll("").stripTrailing();
    return shown.isEmpty() ? "" : pre(kind, shown);
  }

  private static String pre(String kind, String text) {
    return String.format(Locale.ROOT, "<pre class=\"%s\">%s</pre>", kind, Html.escape(text));
  }
}
