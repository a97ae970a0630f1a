package org.refigure.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A figure laid out for screen or print: sizes in logical pixels and how to paint it.
 *
 * @param width of the whole figure
 * @param height of the whole figure
 * @param header height above the panels
 * @param panels one layout for each panel
 * @param titles title lines for each panel
 */
record FigureLayout(
    Figure figure,
    double width,
    double height,
    double header,
    List<PanelLayout> panels,
    List<List<TextLine>> titles) {

  /** Logical pixels per point in print: text of {@link Theme#SMALL} becomes 8 pt. */
  static final double PRINT_PIXELS_PER_POINT = Theme.SMALL / 8;

  static final double ONE_COLUMN_INCHES = 3.35;
  static final double TWO_COLUMN_INCHES = 7;
  private static final double PRINT_ASPECT = 0.7;
  private static final double BADGE = 20;
  private static final int LEAST_PLOT = 130;
  private static final int LEAST_SIZED_PLOT = 60;

  /** For a notebook or page: panels have the figure's size. */
  static FigureLayout forScreen(Figure figure) {
    boolean square = figure.panels().stream().allMatch(Panel::isSquare);
    var usual =
        switch (figure.columns()) {
          case 1 -> new Figure.Size(square ? 500 : 640, square ? 470 : 420);
          case 2 -> new Figure.Size(square ? 420 : 450, square ? 410 : 340);
          default -> new Figure.Size(340, square ? 340 : 290);
        };
    var size = figure.frame().size().orElse(usual);
    return of(figure, (double) size.width() * figure.columns(), size.height());
  }

  /**
   * For print: the figure has the width of one or two columns of a journal, and at most two panels
   * stand side by side, for a third would have less than half a column for its plot.
   */
  static FigureLayout forPrint(Figure figure) {
    int columns = Math.min(2, figure.columns());
    Figure narrow = figure.columns(columns);
    double width = printInches(figure) * 72 * PRINT_PIXELS_PER_POINT;
    double aspect =
        figure.frame().size().map(s -> (double) s.height() / s.width()).orElse(PRINT_ASPECT);
    return of(narrow, width, width / columns * Math.max(PRINT_ASPECT, aspect));
  }

  static double printInches(Figure figure) {
    return figure.columns() == 1 ? ONE_COLUMN_INCHES : TWO_COLUMN_INCHES;
  }

  private static FigureLayout of(Figure figure, double width, double panelHeight) {
    int least = figure.frame().size().isPresent() ? LEAST_SIZED_PLOT : LEAST_PLOT;
    int columns = figure.columns();
    double header = header(figure, width);
    double panelWidth = width / columns;
    var titles =
        figure.panels().stream()
            .map(p -> TextLine.wrapped(p.title(), Theme.PANEL_TITLE, panelWidth - 30))
            .toList();
    var layouts = new ArrayList<PanelLayout>();
    double top = header;
    for (int from = 0; from < figure.panels().size(); from += columns) {
      int to = Math.min(figure.panels().size(), from + columns);
      double room = titleRoom(titles.subList(from, to));
      double height = panelHeight;
      List<PanelLayout> row =
          row(figure, from, to, new Rectangle2D.Double(0, top, width, height), room);
      for (int again = 0; again < 3 && missing(row, least) > 0; again++) {
        height += missing(row, least);
        row = row(figure, from, to, new Rectangle2D.Double(0, top, width, height), room);
      }
      layouts.addAll(row);
      top += height;
    }
    double below = sharedLegend(figure, width).height() + captionHeight(figure, width);
    return new FigureLayout(figure, width, Math.ceil(top + below), header, layouts, titles);
  }

  private static List<PanelLayout> row(
      Figure figure, int from, int to, Rectangle2D strip, double titleRoom) {
    var inks = Inks.of(figure);
    double width = strip.getWidth() / figure.columns();
    var row = new ArrayList<PanelLayout>();
    for (int i = from; i < to; i++) {
      Panel panel = figure.panels().get(i);
      var cell =
          new Rectangle2D.Double((i - from) * width, strip.getMinY(), width, strip.getHeight());
      boolean own = !figure.frame().sharedLegend();
      var entries = own ? LegendEntry.of(panel, inks.get(i)) : List.<LegendEntry>of();
      row.add(PanelLayout.of(panel, cell, titleRoom, entries));
    }
    return row;
  }

  /** By how much the row must grow so that legends and titles leave every plot its least height. */
  private static double missing(List<PanelLayout> row, int leastHeight) {
    int least = row.stream().mapToInt(layout -> layout.view().plot().height).min().orElseThrow();
    return Math.max(0, leastHeight - least);
  }

  /** Paints on a graphics scaled to logical pixels. */
  void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Theme.PAPER);
    g.fill(new Rectangle2D.Double(0, 0, width, height));
    var inks = Inks.of(figure);
    for (int i = 0; i < panels.size(); i++) {
      PanelPainter.paint(g, panels.get(i), inks.get(i));
      PanelPainter.title(g, panels.get(i), titles.get(i));
    }
    paintHeader(g);
    var legend = sharedLegend(figure, width);
    double captionHeight = captionHeight(figure, width);
    double bottom = height - captionHeight;
    if (!legend.items().isEmpty()) {
      legend.paint(g, (width - legend.width()) / 2, bottom - legend.height(), false);
    }
    g.setColor(Theme.TEXT);
    double baseline = bottom;
    for (TextLine line : caption(figure, width)) {
      baseline += TextLine.height(Theme.SMALL);
      line.paint(g, PanelLayout.EDGE, baseline, 0);
    }
  }

  private void paintHeader(Graphics2D g) {
    var lines = titleLines(figure, width);
    g.setColor(Theme.TEXT);
    double baseline = 4;
    for (TextLine line : lines) {
      baseline += TextLine.height(Theme.FIGURE_TITLE);
      line.paint(g, PanelLayout.EDGE, baseline, 0);
    }
    if (!figure.frame().scope().isBlank()) {
      var text = badge(figure, width);
      double boxWidth = text.width() + 14;
      double left = width - boxWidth - 6;
      double top = 5;
      g.setColor(Theme.MINOR_GRID);
      g.fill(new RoundRectangle2D.Double(left, top, boxWidth, BADGE, 9, 9));
      g.setColor(Theme.FAINT_TEXT);
      text.paint(g, left + 7, top + 14, 0);
    }
  }

  private static double header(Figure figure, double width) {
    double title = titleLines(figure, width).size() * TextLine.height(Theme.FIGURE_TITLE);
    double badge = figure.frame().scope().isBlank() ? 0 : BADGE + 4;
    if (title == 0) {
      return badge == 0 ? 0 : BADGE - 4; // the free part above panel titles holds the rest
    }
    return Math.max(title, badge) + 6;
  }

  /** The title beside the badge if there is room for half of the width, else narrowed. */
  private static List<TextLine> titleLines(Figure figure, double width) {
    double badge =
        figure.frame().scope().isBlank() ? 0 : badge(figure, width).width() + 14 + PanelLayout.EDGE;
    double room = width - 2 * PanelLayout.EDGE - badge;
    return TextLine.wrapped(figure.title(), Theme.FIGURE_TITLE, room);
  }

  private static TextLine badge(Figure figure, double width) {
    return TextLine.of(figure.frame().scope(), Theme.SMALL).squeezed(0.6 * width);
  }

  private static double titleRoom(List<List<TextLine>> titles) {
    int lines = titles.stream().mapToInt(List::size).max().orElse(0);
    return lines == 0 ? 12 : 16 + lines * TextLine.height(Theme.PANEL_TITLE);
  }

  private static LegendBox sharedLegend(Figure figure, double width) {
    if (!figure.frame().sharedLegend()) {
      return new LegendBox(List.of(), 0, 0);
    }
    var inks = Inks.of(figure);
    var entries =
        LegendEntry.union(
            IntStream.range(0, figure.panels().size())
                .mapToObj(i -> LegendEntry.of(figure.panels().get(i), inks.get(i)))
                .toList());
    return entries.isEmpty()
        ? new LegendBox(List.of(), 0, 0)
        : LegendBox.rows(entries, width - 2 * PanelLayout.EDGE);
  }

  private static List<TextLine> caption(Figure figure, double width) {
    return TextLine.wrapped(figure.caption(), Theme.SMALL, width - 2 * PanelLayout.EDGE);
  }

  private static double captionHeight(Figure figure, double width) {
    int lines = caption(figure, width).size();
    return lines == 0 ? 0 : lines * TextLine.height(Theme.SMALL) + 9;
  }
}
