package org.refigure.site;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.refigure.claim.Catalogue;
import org.refigure.claim.CataloguedPaper;
import org.refigure.claim.Source;
import org.refigure.claim.Tally;
import org.refigure.claim.Verdict;
import org.refigure.notebook.NotebookCell;
import org.refigure.notebook.NotebookFigure;
import org.refigure.notebook.NotebookFile;
import org.refigure.notebook.ScorecardOutput;
import org.refigure.notebook.TimeLeft;

/**
 * A notebook of the gallery.
 *
 * @param name the file's name without its ending; the page's name
 * @param number two digits: the paper's number, or 00
 * @param paper the paper, where the catalogue has it
 * @param notebook the executed notebook
 * @param rows its claims and verdicts, each id once, as last shown
 * @param figures its figures
 */
public record Exhibit(
    String name,
    String number,
    Optional<CataloguedPaper> paper,
    NotebookFile notebook,
    List<ScorecardOutput.Row> rows,
    List<NotebookFigure> figures) {
  private static final Pattern TAG = Pattern.compile("^\\d\\d[a-z]?(?= · )|^\\d\\d[a-z]?(?=-)");
  private static final Pattern RUNNING =
      Pattern.compile("\\*\\*How long it runs:\\*\\*\\s*(.+?)(?:\\.\\s|\\.$|\\n|$)");

  /** Copies the lists. */
  public Exhibit {
    rows = List.copyOf(rows);
    figures = List.copyOf(figures);
  }

  /** Reads what a notebook shows. */
  public static Exhibit of(String name, String number, Catalogue catalogue, NotebookFile notebook) {
    Map<String, ScorecardOutput.Row> rows = new LinkedHashMap<>();
    ScorecardOutput.find(notebook).stream()
        .filter(card -> card.paper().equals(number))
        .flatMap(card -> card.rows().stream())
        .forEach(row -> rows.put(row.id(), row));
    return new Exhibit(
        name,
        number,
        catalogue.number(number),
        notebook,
        List.copyOf(rows.values()),
        NotebookFigure.find(notebook));
  }

  /** The page's file. */
  String page() {
    return name + ".html";
  }

  /** A figure's file without its ending. */
  String figureFile(NotebookFigure figure) {
    return "figures/" + name + "/" + figure.anchor();
  }

  /** Number and letter: {@code 01a}. */
  String tag() {
    Matcher tag = TAG.matcher(name);
    return tag.find() ? tag.group() : number;
  }

  /** The notebook's heading without its number. */
  String question() {
    return notebook.title().replaceFirst("^\\d\\d[a-z]? · ", "");
  }

  /** What the paper is about. */
  String field() {
    return paper.map(CataloguedPaper::field).orElse("Introduction");
  }

  /** The notebook's own sentence on how long it runs, else how long its cells ran. */
  String running() {
    return notebook.cells().stream()
        .filter(cell -> cell.kind() == NotebookCell.Kind.MARKDOWN)
        .map(cell -> RUNNING.matcher(cell.source()))
        .filter(Matcher::find)
        .map(found -> found.group(1).replaceAll("[*`$]", ""))
        .findFirst()
        .or(this::recorded)
        .orElse("not recorded");
  }

  private Optional<String> recorded() {
    Duration sum =
        notebook.cells().stream()
            .map(NotebookCell::duration)
            .flatMap(Optional::stream)
            .reduce(Duration.ZERO, Duration::plus);
    return sum.isZero()
        ? Optional.empty()
        : Optional.of("these outputs took " + TimeLeft.words(sum));
  }

  /** Every row's verdict, the paper's own claims apart from all others. */
  Tally tally() {
    var tally = new Tally();
    rows.forEach(
        row ->
            Verdict.labelled(row.verdict())
                .ifPresent(verdict -> tally.add(Source.labelled(row.source()), verdict)));
    return tally;
  }

  /** What a reader must know of an incomplete notebook, one line each; empty for a whole one. */
  public List<String> remarks() {
    var remarks = new java.util.ArrayList<String>();
    List<NotebookCell> code = notebook.cells().stream().filter(NotebookCell::executable).toList();
    long left = code.stream().filter(cell -> cell.leftOut().isPresent()).count();
    long never =
        code.stream()
            .filter(cell -> cell.leftOut().isEmpty() && cell.executionCount().isEmpty())
            .count();
    long failed = code.stream().filter(Exhibit::failed).count();
    add(remarks, never, code.size(), "never executed");
    add(remarks, failed, code.size(), "ended in an error");
    add(remarks, left, code.size(), "left out for want of data");
    if (rows.isEmpty()) {
      remarks.add("no verdicts: no scorecard of paper " + number + " among its outputs");
    }
    return remarks;
  }

  private static void add(List<String> remarks, long count, int of, String what) {
    if (count > 0) {
      remarks.add(String.format(Locale.ROOT, "%d of %d code cells %s", count, of, what));
    }
  }

  private static boolean failed(NotebookCell cell) {
    return cell.outputs().stream()
        .anyMatch(output -> output instanceof org.refigure.notebook.CellOutput.Failure);
  }
}
