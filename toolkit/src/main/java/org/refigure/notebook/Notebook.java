package org.refigure.notebook;

import org.refigure.claim.Card;
import org.refigure.claim.Scorecard;
import org.refigure.plot.Chart;
import org.refigure.plot.Figure;
import tech.tablesaw.api.Table;

/**
 * Showing results from a cell, on whatever kernel runs it; in a program they are printed.
 *
 * <pre>{@code
 * import static org.refigure.notebook.Notebook.*;
 * show(figure);
 * show(study.table());
 * show(scorecard);
 * }</pre>
 *
 * <p>Every method returns nothing on purpose: a cell's last value is printed, and the identifier
 * that kernels return from their own {@code display} would stand below every figure.
 */
public final class Notebook {
  private Notebook() {}

  /**
   * Shows a figure; writes it as PNG, SVG and PDF too where the property {@code refigure.figures}
   * or the variable {@code REFIGURE_FIGURES} names a folder.
   *
   * @throws java.io.UncheckedIOException if that folder cannot be written
   */
  public static void show(Figure figure) {
    FigureOutput.folder().ifPresent(folder -> figure.save(folder, FigureOutput.fileName(figure)));
    show(FigureOutput.bundle(figure));
  }

  /**
   * Shows the figure of a chart.
   *
   * @throws IllegalArgumentException if the chart's axes do not fit its data
   */
  public static void show(Chart chart) {
    show(chart.figure());
  }

  /** Shows a table: its first 20 rows, numbers to four significant digits. */
  public static void show(Table table) {
    show(TableView.of(table));
  }

  /** Shows the verdict table of a paper's claims. */
  public static void show(Scorecard scorecard) {
    show(ScorecardOutput.bundle(scorecard));
  }

  /** Shows all claims of a notebook's card, those that wait for their run too. */
  public static void show(Card card) {
    show(card.scorecard());
  }

  /** Shows prose in Markdown, formulas between dollar signs included. */
  public static void show(String markdown) {
    show(MimeBundle.of(markdown).with("text/markdown", markdown));
  }

  private static void show(MimeBundle bundle) {
    KernelDisplay.find()
        .ifPresentOrElse(display -> display.show(bundle), () -> System.out.println(bundle.plain()));
  }
}
