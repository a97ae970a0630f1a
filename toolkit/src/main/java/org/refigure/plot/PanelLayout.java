package org.refigure.plot;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where everything of a panel stands, in logical pixels of the figure.
 *
 * @param legend the legend with its place, if the panel shows one
 * @param barRoom width right of the plot for a colour bar; 0 without
 */
record PanelLayout(
    Panel panel,
    Rectangle2D cell,
    Viewport view,
    AxisText x,
    AxisText y,
    Optional<PlacedLegend> legend,
    double barRoom) {
  static final double TICK = 4;
  static final double EDGE = 9;
  private static final double BOTTOM = 7;
  private static final double INSET = 6;

  /** Ticks and label of an axis. */
  record AxisText(List<Tick> ticks, List<TextLine> label, double tickWidth) {
    double labelHeight() {
      return label.size() * TextLine.height(Theme.LABEL);
    }
  }

  /** A legend and its upper left corner. */
  record PlacedLegend(LegendBox box, double x, double y, boolean inside) {
    Rectangle2D bounds() {
      return new Rectangle2D.Double(x, y, box.width(), box.height());
    }
  }

  /**
   * Lays a panel out.
   *
   * @param cell room for the panel
   * @param top room kept for the title, the same for all panels of a row
   * @param entries what the legend shows; empty for none
   */
  static PanelLayout of(Panel panel, Rectangle2D cell, double top, List<LegendEntry> entries) {
    Legend wanted = entries.isEmpty() ? Legend.NONE : panel.legend();
    var column = LegendBox.column(entries, 0.6 * cell.getWidth());
    if (wanted == Legend.AUTO) {
      var bare = around(panel, cell, top, 0, 0);
      return bare.inFreeCorner(column)
          .orElseGet(() -> outside(panel, cell, top, entries, cell.getWidth() >= 560));
    }
    return switch (wanted) {
      case NONE, AUTO -> around(panel, cell, top, 0, 0);
      case OUTSIDE_RIGHT -> outside(panel, cell, top, entries, true);
      case BELOW -> outside(panel, cell, top, entries, false);
      default -> {
        var bare = around(panel, cell, top, 0, 0);
        yield bare.holds(column)
            ? bare.inside(column, wanted)
            : outside(panel, cell, top, entries, false);
      }
    };
  }

  private Optional<PanelLayout> inFreeCorner(LegendBox box) {
    if (!holds(box)) {
      return Optional.empty();
    }
    var crowding = new Crowding(panel, view);
    record Candidate(PanelLayout layout, long hits) {}
    return Stream.of(Legend.INSIDE_NE, Legend.INSIDE_NW, Legend.INSIDE_SE, Legend.INSIDE_SW)
        .map(corner -> inside(box, corner))
        .map(layout -> new Candidate(layout, crowding.in(layout.legend.orElseThrow().bounds())))
        .min(Comparator.comparingLong(Candidate::hits))
        .filter(best -> best.hits == 0)
        .map(Candidate::layout);
  }

  /** Whether the box leaves room for data beside it. */
  private boolean holds(LegendBox box) {
    return box.width() <= 0.8 * view.plot().width && box.height() <= 0.8 * view.plot().height;
  }

  private PanelLayout inside(LegendBox box, Legend corner) {
    var plot = view.plot();
    boolean west = corner == Legend.INSIDE_NW || corner == Legend.INSIDE_SW;
    boolean north = corner == Legend.INSIDE_NW || corner == Legend.INSIDE_NE;
    double left = west ? plot.getMinX() + INSET : plot.getMaxX() - INSET - box.width();
    double upper = north ? plot.getMinY() + INSET : plot.getMaxY() - INSET - box.height();
    return withLegend(new PlacedLegend(box, left, upper, true));
  }

  private static PanelLayout outside(
      Panel panel, Rectangle2D cell, double top, List<LegendEntry> entries, boolean right) {
    var column = LegendBox.column(entries, 0.6 * cell.getWidth());
    if (right && column.width() <= 0.36 * cell.getWidth()) {
      var layout = around(panel, cell, top, column.width() + 8, 0);
      double x = cell.getMaxX() - EDGE - column.width();
      if (column.height() <= layout.view.plot().height + EDGE) {
        double y = layout.view.plot().getMinY();
        return layout.withLegend(new PlacedLegend(column, x, y, false));
      }
    }
    var rows = LegendBox.rows(entries, cell.getWidth() - 2 * EDGE);
    var layout = around(panel, cell, top, 0, rows.height());
    double centre = (layout.view.plot().getCenterX() * 2 + cell.getCenterX()) / 3;
    double x =
        Math.max(
            cell.getMinX() + EDGE,
            Math.min(cell.getMaxX() - EDGE - rows.width(), centre - rows.width() / 2));
    double y = cell.getMaxY() - EDGE / 2 - rows.height();
    return layout.withLegend(new PlacedLegend(rows, x, y, false));
  }

  /** The plot with ticks and labels, keeping room on the right and below. */
  private static PanelLayout around(
      Panel panel, Rectangle2D cell, double top, double right, double below) {
    var ranges = Ranges.of(panel);
    var across = DataSteps.across(panel);
    var up = DataSteps.upright(panel);
    double lineHeight = TextLine.height(Theme.LABEL);
    double tickLine = TICK + 1.25 * Theme.SMALL;
    double upper = cell.getMinY() + top;
    double wide = cell.getWidth() - 3 * EDGE - 50;
    var xLabel = TextLine.wrapped(panel.x().label(), Theme.LABEL, wide);
    double lower = cell.getMaxY() - below - BOTTOM - xLabel.size() * lineHeight - tickLine;
    double height = Math.max(40, lower - upper);
    var yLabel = TextLine.wrapped(panel.y().label(), Theme.LABEL, height);
    var yTicks = Ticks.of(panel.y(), ranges.y(), up, height, false, Theme.SMALL);
    double yTickWidth = widest(yTicks);
    double left = cell.getMinX() + EDGE + yLabel.size() * lineHeight + yTickWidth + TICK + 6;
    double bar = panel instanceof Heatmap map ? ColorBar.room(map, height) : 0;
    double margin = EDGE + 3 + right + bar;
    double width = Math.max(40, cell.getMaxX() - margin - left);
    var xTicks = Ticks.of(panel.x(), ranges.x(), across, width, true, Theme.SMALL);
    double over = bar + right > 0 ? 0 : overhang(xTicks, ranges.x(), width) - margin + 3;
    if (over > 0) {
      width = Math.max(40, width - over);
      xTicks = Ticks.of(panel.x(), ranges.x(), across, width, true, Theme.SMALL);
    }
    if (panel.isSquare()) {
      double step = Math.min(width / ranges.x().extent(), height / ranges.y().extent());
      left += (width - step * ranges.x().extent()) / 2;
      upper += (height - step * ranges.y().extent()) / 2;
      width = step * ranges.x().extent();
      height = step * ranges.y().extent();
      xTicks = Ticks.of(panel.x(), ranges.x(), across, width, true, Theme.SMALL);
      yTicks = Ticks.of(panel.y(), ranges.y(), up, height, false, Theme.SMALL);
    }
    var plot =
        new Rectangle((int) Math.round(left), (int) Math.round(upper), (int) width, (int) height);
    return new PanelLayout(
        panel,
        cell,
        new Viewport(plot, ranges.x(), ranges.y()),
        new AxisText(xTicks, xLabel, widest(xTicks)),
        new AxisText(yTicks, yLabel, yTickWidth),
        Optional.empty(),
        bar);
  }

  /** How far the last label reaches beyond the end of the axis. */
  private static double overhang(List<Tick> ticks, Interval interval, double width) {
    return ticks.stream()
        .filter(Tick::isMajor)
        .mapToDouble(
            tick ->
                (interval.fraction(tick.value()) - 1) * width
                    + TextLine.width(tick.label(), Theme.SMALL) / 2)
        .max()
        .orElse(0);
  }

  private static double widest(List<Tick> ticks) {
    return ticks.stream()
        .mapToDouble(tick -> TextLine.width(tick.label(), Theme.SMALL))
        .max()
        .orElse(0);
  }

  private PanelLayout withLegend(PlacedLegend placed) {
    return new PanelLayout(panel, cell, view, x, y, Optional.of(placed), barRoom);
  }
}
