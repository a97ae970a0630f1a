package org.refigure.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The scale of a heat map's colours, right of its plot. */
final class ColorBar {
  private static final double GAP = 10;
  private static final double WIDTH = 13;
  private static final double HATCH = 13;
  private static final int STEPS = 128;

  private ColorBar() {}

  /** Width needed right of the plot. */
  static double room(Heatmap map, double height) {
    var interval = interval(map);
    double labels = 0;
    for (Tick tick : ticks(interval, barHeight(map, height))) {
      labels = Math.max(labels, TextLine.width(tick.label(), Theme.SMALL));
    }
    if (hasDiverged(map)) {
      labels = Math.max(labels, TextLine.width("diverged", Theme.SMALL));
    }
    double label = label(map, height).size() * TextLine.height(Theme.LABEL);
    return GAP + WIDTH + PanelLayout.TICK + 3 + labels + label;
  }

  /** The part of z that colours show. */
  static Interval interval(Heatmap map) {
    var scale = map.colorAxis().scale();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Values row : map.z()) {
      for (double value : row.finite().toArray()) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low > high) {
      low = 1;
      high = 2;
    }
    if (low == high) {
      high = scale.isLogarithmic() ? low * 2 : low + Math.max(1e-9, Math.abs(low) * 0.1);
    }
    double from = map.colorAxis().low().orElse(low);
    double to = map.colorAxis().high().orElse(high);
    return new Interval(scale, from, to > from ? to : from + Math.max(1, Math.abs(from)));
  }

  static boolean hasDiverged(Heatmap map) {
    return map.z().stream().anyMatch(row -> row.finite().count() < row.size());
  }

  static void paint(Graphics2D g, PanelLayout layout, Heatmap map) {
    var plot = layout.view().plot();
    var interval = interval(map);
    double left = plot.getMaxX() + GAP;
    double top = plot.getMinY();
    double height = barHeight(map, plot.height);
    for (int i = 0; i < STEPS; i++) {
      double upper = top + height * i / STEPS;
      double overlap = i == STEPS - 1 ? 0 : 0.5;
      g.setColor(map.colorMap().at(1 - (i + 0.5) / STEPS));
      g.fill(new Rectangle2D.Double(left, upper, WIDTH, height / STEPS + overlap));
    }
    g.setColor(Theme.FRAME);
    g.setStroke(Dash.SOLID.stroke(0.8f));
    g.draw(new Rectangle2D.Double(left, top, WIDTH, height));
    double text = left + WIDTH + PanelLayout.TICK + 3;
    double right = text;
    for (Tick tick : ticks(interval, height)) {
      double y = top + (1 - interval.fraction(tick.value())) * height;
      double length = tick.isMajor() ? PanelLayout.TICK : PanelLayout.TICK / 2;
      g.setColor(Theme.FRAME);
      g.draw(new Line2D.Double(left + WIDTH, y, left + WIDTH + length, y));
      g.setColor(Theme.TEXT);
      var line = TextLine.of(tick.label(), Theme.SMALL);
      line.paint(g, text, y + 0.36 * Theme.SMALL, 0);
      right = Math.max(right, text + line.width());
    }
    if (hasDiverged(map)) {
      var sample = new Rectangle2D.Double(left, plot.getMaxY() - HATCH, WIDTH, HATCH);
      CellPainter.hatch(g, List.of(sample), sample.getBounds());
      g.setColor(Theme.TEXT);
      TextLine.of("diverged", Theme.SMALL).paint(g, text, plot.getMaxY() - 2, 0);
    }
    double baseline = right;
    for (TextLine line : label(map, plot.height)) {
      baseline += TextLine.height(Theme.LABEL);
      line.paintUpwards(g, baseline, top + height / 2);
    }
  }

  private static List<TextLine> label(Heatmap map, double height) {
    return TextLine.wrapped(map.colorAxis().label(), Theme.LABEL, height);
  }

  private static List<Tick> ticks(Interval interval, double height) {
    return Ticks.of(interval, height, false, Theme.SMALL);
  }

  private static double barHeight(Heatmap map, double height) {
    return hasDiverged(map) ? Math.max(30, height - HATCH - 10) : height;
  }
}
