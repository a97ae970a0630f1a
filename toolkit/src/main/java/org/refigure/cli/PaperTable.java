package org.refigure.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.refigure.claim.Catalogue;
import org.refigure.claim.CataloguedPaper;

/** The papers and their state, for a terminal and for the README. */
public final class PaperTable {
  private static final String ROW = "%-3s %-6s %-40s %-22s %-44s %s";

  private final List<PaperState> states;
  private final Shelf shelf;

  /** Reads the state of every paper from the outputs of its notebooks. */
  public PaperTable(Catalogue catalogue, Shelf shelf) {
    this.shelf = shelf;
    this.states = catalogue.papers().stream().map(paper -> PaperState.of(paper, shelf)).toList();
  }

  /** Fixed-width lines. */
  public String text() {
    var text = new StringBuilder();
    text.append(line("", "year", "paper", "state", "its own claims", "besides"));
    for (ShelvedNotebook notebook : shelf.ofPaper("00")) {
      text.append(line("00", "", notebook.name(), "introduction", "", ""));
    }
    for (PaperState state : states) {
      CataloguedPaper paper = state.paper();
      text.append(
          line(
              paper.number(),
              String.valueOf(paper.year()),
              paper.slug(),
              state.words(),
              state.tally().own(),
              state.tally().others()));
      for (ShelvedNotebook notebook : state.notebooks()) {
        text.append(line("", "", "  " + notebook.name(), "", "", ""));
      }
    }
    return text.toString();
  }

  /** A table for Markdown, with links to the notebooks. */
  public String markdown() {
    return "| | paper | authors, year | state | its own claims | besides, agreeing |\n|---|---|---|---|---|---|\n"
        + states.stream().map(PaperTable::markdownRow).collect(Collectors.joining());
  }

  private static String markdownRow(PaperState state) {
    CataloguedPaper paper = state.paper();
    String notebooks =
        state.notebooks().stream()
            .map(
                notebook ->
                    String.format(
                        Locale.ROOT, "[%s](notebooks/%s.ipynb)", notebook.tag(), notebook.name()))
            .collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s, %d, %s | %s%s | %s | %s |\n",
        paper.number(),
        escaped(paper.title()),
        paper.authors(),
        paper.year(),
        paper.published(),
        state.words(),
        notebooks.isEmpty() ? "" : " " + notebooks,
        state.tally().own(),
        state.tally().others());
  }

  private static String escaped(String title) {
    return title.replace("|", "\\|").replace("*", "\\*");
  }

  private static String line(
      String number, String year, String paper, String state, String own, String besides) {
    return String.format(Locale.ROOT, ROW, number, year, paper, state, own, besides).stripTrailing()
        + "\n";
  }
}
