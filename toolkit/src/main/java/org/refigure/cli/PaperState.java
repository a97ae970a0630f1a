package org.refigure.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.refigure.claim.CataloguedPaper;
import org.refigure.claim.Source;
import org.refigure.claim.Tally;
import org.refigure.claim.Verdict;
import org.refigure.notebook.NotebookFile;
import org.refigure.notebook.ScorecardOutput;

/**
 * How far a paper is, read from its committed notebooks and never typed.
 *
 * @param paper which
 * @param notebooks its notebooks
 * @param rows notebook and row → the row
 */
record PaperState(
    CataloguedPaper paper, List<ShelvedNotebook> notebooks, Map<String, ScorecardOutput.Row> rows) {
  /** The claim that a row such as {@code C8a} or {@code C3s-2} is about. */
  private static final Pattern CLAIM = Pattern.compile("C\\d+s?");

  /** Reads the scorecards in the outputs of a paper's notebooks. */
  static PaperState of(CataloguedPaper paper, Shelf shelf) {
    List<ShelvedNotebook> notebooks = shelf.ofPaper(paper.number());
    var rows = new LinkedHashMap<String, ScorecardOutput.Row>();
    for (ShelvedNotebook notebook : notebooks) {
      ScorecardOutput.find(NotebookFile.read(notebook.file())).stream()
          .filter(card -> card.paper().equals(paper.number()))
          .flatMap(card -> card.rows().stream())
          .forEach(row -> rows.put(notebook.tag() + " " + row.id(), row));
    }
    return new PaperState(paper, notebooks, rows);
  }

  /** How many of the paper's claims have at least one row with a verdict. */
  int judgedClaims() {
    return claims(row -> !row.verdict().equals(Verdict.NOT_JUDGED.label()));
  }

  private int claims(Predicate<ScorecardOutput.Row> which) {
    return (int)
        rows.values().stream()
            .filter(which)
            .map(row -> CLAIM.matcher(row.id()))
            .filter(Matcher::find)
            .map(Matcher::group)
            .distinct()
            .count();
  }

  /**
   * {@code planned}; {@code in work: 6 of 10 claims} while a claim has no row; {@code done, 9 of 10
   * claims judged} where all have one and some row only reports; or {@code done}.
   */
  String words() {
    if (notebooks.isEmpty()) {
      return "planned";
    }
    int judged = judgedClaims();
    if (judged >= paper.claims()) {
      return "done";
    }
    return claims(row -> true) >= paper.claims()
        ? "done, " + judged + " of " + paper.claims() + " claims judged"
        : "in work: " + judged + " of " + paper.claims() + " claims";
  }

  /** Every row's verdict, the paper's own claims apart from all others. */
  Tally tally() {
    var tally = new Tally();
    for (ScorecardOutput.Row row : rows.values()) {
      Verdict.labelled(row.verdict())
          .ifPresent(verdict -> tally.add(Source.labelled(row.source()), verdict));
    }
    return tally;
  }
}
