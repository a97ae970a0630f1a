package org.refigure.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.refigure.claim.CataloguedPaper;
import org.refigure.claim.Paper;
import org.refigure.notebook.Html;
import org.refigure.notebook.HtmlPage;
import org.refigure.notebook.NotebookFigure;
import org.refigure.notebook.PageFrame;

/**
 * The page of one notebook, and the files of its figures.
 *
 * @param pages the pages of the site
 * @param runs figures in more formats
 */
record ExhibitPage(Exhibit exhibit, Set<String> pages, RunFigures runs) {

  /** Writes both. */
  void write(SiteFolder folder) throws IOException {
    for (NotebookFigure figure : exhibit.figures()) {
      String stem = exhibit.figureFile(figure) + ".";
      folder.write(stem + figure.ending(), figure.bytes());
      for (Map.Entry<String, Path> file : runs.of(figure).entrySet()) {
        folder.write(stem + file.getKey(), Files.readAllBytes(file.getValue()));
      }
    }
    folder.write(exhibit.page(), html());
  }

  private String html() {
    var frame =
        new PageFrame(
            Shell.style(), Shell.bar("") + about(), Shell.FOOT, this::link, this::downloads);
    return HtmlPage.of(exhibit.notebook(), frame);
  }

  /** Another notebook's page in place of its file; what else a clone holds is not here. */
  private String link(String address) {
    String page = address.replaceFirst("\\.ipynb(?=#|$)", ".html");
    boolean here = pages.contains(page.replaceFirst("#.*", ""));
    return here || address.matches("(?:[a-z]+:|#).*") ? page : "";
  }

  private String about() {
    String citation =
        exhibit.paper().map(CataloguedPaper::citation).map(Paper::citation).orElse("");
    String remarks =
        exhibit.remarks().stream()
            .map(remark -> "<p class=\"remark\">" + Html.escape(remark) + "</p>\n")
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        """
    <section class="about" aria-label="About this notebook" id="main">
    <p>%s</p>
    <p>Outputs from %s scale. Time to re-run: %s. Run it: <code>environment/reproduce %s</code>. <a href="claims.html#%s">Its claims in one table</a>. %s</p>
    %s</section>
    """,
        Html.escape(citation),
        Html.escape(exhibit.notebook().note("scale").orElse("an unrecorded")),
        Html.escape(exhibit.running()),
        Html.escape(exhibit.tag()),
        exhibit.rows().isEmpty() ? "" : ClaimsPage.anchor(exhibit),
        files(),
        remarks);
  }

  /** Says what is not there rather than linking to nothing. */
  private String files() {
    Set<String> everywhere = new LinkedHashSet<>(List.of("svg", "pdf", "csv"));
    exhibit.figures().forEach(figure -> everywhere.retainAll(runs.of(figure).keySet()));
    return exhibit.figures().isEmpty() || everywhere.size() == 3
        ? ""
        : "The notebook itself carries its figures as PNG; as SVG, PDF and CSV they stand below where"
            + " the run that drew them was at hand (<code>refigure site --run</code>).";
  }

  private String downloads(int number) {
    NotebookFigure figure = exhibit.figures().get(number - 1);
    Set<String> endings = new LinkedHashSet<>();
    endings.add(figure.ending());
    endings.addAll(runs.of(figure).keySet());
    return endings.stream()
        .map(
            ending ->
                String.format(
                    Locale.ROOT,
                    "<a href=\"%s.%s\">%s</a>",
                    exhibit.figureFile(figure),
                    ending,
                    ending.toUpperCase(Locale.ROOT)))
        .collect(Collectors.joining(" ", " · ", ""));
  }
}
