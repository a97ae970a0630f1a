package org.refigure.notebook;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.refigure.plot.Chart;
import org.refigure.spectrum.Entries;
import org.refigure.spectrum.Spectrum;

/** An array as a reader wants it: its shape, what its numbers are like, and a matrix in colours. */
final class ArrayView {
  private static final int LISTED = 12;
  private static final int CELLS = 128;

  private ArrayView() {}

  static List<MimeBundle> of(Entries entries) {
    MimeBundle summary = MimeBundle.of(summary(entries));
    return entries
        .matrixShape()
        .filter(size -> size[0] > 1 && size[1] > 1)
        .map(size -> List.of(summary, FigureOutput.bundle(heatMap(entries.rows()).figure())))
        .orElse(List.of(summary));
  }

  private static String summary(Entries entries) {
    double[] values = entries.values();
    var finite = Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
    long lacking = values.length - finite.getCount();
    String range =
        finite.getCount() == 0
            ? ""
            : ", from "
                + TableView.number(finite.getMin())
                + " to "
                + TableView.number(finite.getMax())
                + ", mean "
                + TableView.number(finite.getAverage());
    String gaps = lacking == 0 ? "" : ", " + lacking + " not finite";
    boolean matrix = entries.matrixShape().filter(size -> size[0] > 1 && size[1] > 1).isPresent();
    return entries + range + gaps + (matrix ? norms(entries, lacking) : listed(values));
  }

  /** What a matrix stretches: its largest singular value. */
  private static String norms(Entries entries, long lacking) {
    if (lacking > 0 || entries.values().length > CELLS * CELLS) {
      return "";
    }
    return ", σ₁ = " + TableView.number(Spectrum.of(entries.rows()).topSingularValue());
  }

  private static String listed(double[] values) {
    String first =
        Arrays.stream(values)
            .limit(LISTED)
            .mapToObj(TableView::number)
            .collect(Collectors.joining(", ", ": ", ""));
    return values.length > LISTED ? first + ", …" : first;
  }

  private static Chart heatMap(double[][] rows) {
    double[][] cells = coarse(rows);
    boolean coarser = cells.length < rows.length || cells[0].length < rows[0].length;
    Chart chart = Chart.titled("").heatMap(cells);
    return coarser
        ? chart.caption("Means of blocks: the matrix has more entries than cells.")
        : chart;
  }

  /** At most so many cells each way, each the mean of its block. */
  private static double[][] coarse(double[][] rows) {
    int down = (rows.length + CELLS - 1) / CELLS;
    int across = (rows[0].length + CELLS - 1) / CELLS;
    var cells = new double[(rows.length + down - 1) / down][(rows[0].length + across - 1) / across];
    for (int i = 0; i < cells.length; i++) {
      for (int j = 0; j < cells[i].length; j++) {
        cells[i][j] = mean(rows, i * down, j * across, down, across);
      }
    }
    return cells;
  }

  private static double mean(double[][] rows, int top, int left, int down, int across) {
    double sum = 0;
    int count = 0;
    for (int i = top; i < Math.min(top + down, rows.length); i++) {
      for (int j = left; j < Math.min(left + across, rows[0].length); j++) {
        sum += rows[i][j];
        count++;
      }
    }
    return sum / count;
  }
}
