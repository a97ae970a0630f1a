package org.refigure.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.refigure.claim.Verdict;
import org.refigure.notebook.NotebookFile;
import org.refigure.notebook.ScorecardOutput;

/**
 * How far a paper is, read from its committed notebooks and never typed.
 *
 * @param paper which
 * @param notebooks its notebooks
 * @param verdicts row of a scorecard → the words of its verdict
 */
record PaperState(
    CataloguedPaper paper, List<ShelvedNotebook> notebooks, Map<String, String> verdicts) {
  /** The claim that a row such as {@code C8a} or {@code C3s-2} is about. */
  private static final Pattern CLAIM = Pattern.compile("C\\d+s?");

  /** Reads the scorecards in the outputs of a paper's notebooks. */
  static PaperState of(CataloguedPaper paper, Shelf shelf) {
    List<ShelvedNotebook> notebooks = shelf.ofPaper(paper.number());
    var verdicts = new LinkedHashMap<String, String>();
    for (ShelvedNotebook notebook : notebooks) {
      ScorecardOutput.find(NotebookFile.read(notebook.file())).stream()
          .filter(card -> card.paper().equals(paper.number()))
          .flatMap(card -> card.rows().stream())
          .forEach(row -> verdicts.put(notebook.tag() + " " + row.id(), row.verdict()));
    }
    return new PaperState(paper, notebooks, verdicts);
  }

  /** How many of the paper's claims have at least one row with a verdict. */
  int judgedClaims() {
    return (int)
        verdicts.entrySet().stream()
            .filter(row -> !row.getValue().equals(Verdict.NOT_JUDGED.label()))
            .map(row -> CLAIM.matcher(row.getKey()))
            .filter(Matcher::find)
            .map(Matcher::group)
            .distinct()
            .count();
  }

  /** {@code planned}, {@code in work: 6 of 10 claims} or {@code done}. */
  String words() {
    if (notebooks.isEmpty()) {
      return "planned";
    }
    int judged = Math.min(judgedClaims(), paper.claims());
    return judged == paper.claims()
        ? "done"
        : String.format(Locale.ROOT, "in work: %d of %d claims", judged, paper.claims());
  }

  /** Verdicts and how often each was given: {@code 5 REPRODUCED, 1 INCONCLUSIVE}. */
  String verdictCounts() {
    Map<String, Long> counts =
        verdicts.values().stream()
            .collect(Collectors.groupingBy(label -> label, TreeMap::new, Collectors.counting()));
    return Arrays.stream(Verdict.values())
        .map(Verdict::label)
        .filter(counts::containsKey)
        .map(label -> counts.get(label) + " " + label)
        .collect(Collectors.joining(", "));
  }
}
