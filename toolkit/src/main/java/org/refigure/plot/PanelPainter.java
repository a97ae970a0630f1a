package org.refigure.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Paints a panel that has been laid out. */
final class PanelPainter {
  private final Graphics2D g;
  private final PanelLayout layout;
  private final Viewport view;
  private final Inks inks;

  private PanelPainter(Graphics2D g, PanelLayout layout, Inks inks) {
    this.g = g;
    this.layout = layout;
    this.view = layout.view();
    this.inks = inks;
  }

  static void paint(Graphics2D g, PanelLayout layout, Inks inks) {
    new PanelPainter(g, layout, inks).paint();
  }

  private void paint() {
    Panel panel = layout.panel();
    if (panel instanceof Heatmap map) {
      CellPainter.paint(g, view, map);
      ColorBar.paint(g, layout, map);
    } else {
      grid(false, Theme.MINOR_GRID);
      grid(true, Theme.GRID);
    }
    var painter = new LayerPainter(view, panel.y());
    var areas = new ArrayList<LayerPainter.Area>();
    panel.layers().forEach(layer -> areas.addAll(painter.areas(layer, inks.of(layer))));
    Surface.paint(
        g,
        view,
        areas,
        above -> inOrder(panel).forEach(layer -> painter.paint(above, layer, inks.of(layer))));
    axes();
    labels();
    if (!(panel instanceof Heatmap) && !Ranges.hasData(panel)) {
      g.setColor(Theme.FAINT_TEXT);
      var plot = view.plot();
      TextLine.of(panel.layers().isEmpty() ? "no data" : "no finite value", Theme.LABEL)
          .paint(g, plot.getCenterX(), plot.getCenterY() - 8, 0.5);
    }
    layout
        .legend()
        .ifPresent(legend -> legend.box().paint(g, legend.x(), legend.y(), legend.inside()));
  }

  /** References lie below data, notes above. */
  private static Stream<Layer> inOrder(Panel panel) {
    return panel.layers().stream().sorted(Comparator.comparingInt(PanelPainter::height));
  }

  private static int height(Layer layer) {
    if (layer instanceof Picture || layer instanceof Region) {
      return 0;
    }
    return layer instanceof Guide ? 1 : layer instanceof Text ? 3 : 2;
  }

  private void grid(boolean major, Color color) {
    var plot = view.plot();
    g.setColor(color);
    g.setStroke(new BasicStroke(0.8f));
    for (Tick tick : layout.x().ticks()) {
      if (tick.isMajor() == major) {
        double x = view.px(tick.value());
        g.draw(new Line2D.Double(x, plot.getMinY(), x, plot.getMaxY()));
      }
    }
    for (Tick tick : layout.y().ticks()) {
      if (tick.isMajor() == major) {
        double y = view.py(tick.value());
        g.draw(new Line2D.Double(plot.getMinX(), y, plot.getMaxX(), y));
      }
    }
  }

  private void axes() {
    var plot = view.plot();
    g.setColor(Theme.FRAME);
    g.setStroke(new BasicStroke(1));
    double left = plot.getMinX();
    double bottom = plot.getMaxY();
    g.draw(new Line2D.Double(left, bottom, plot.getMaxX(), bottom));
    g.draw(new Line2D.Double(left, plot.getMinY(), left, bottom));
    for (Tick tick : layout.x().ticks()) {
      double x = view.px(tick.value());
      g.draw(new Line2D.Double(x, bottom, x, bottom + length(tick)));
    }
    for (Tick tick : layout.y().ticks()) {
      double y = view.py(tick.value());
      g.draw(new Line2D.Double(left - length(tick), y, left, y));
    }
  }

  private void labels() {
    var plot = view.plot();
    g.setColor(Theme.TEXT);
    double tickBaseline = plot.getMaxY() + PanelLayout.TICK + 1.05 * Theme.SMALL;
    for (Tick tick : layout.x().ticks()) {
      TextLine.of(tick.label(), Theme.SMALL).paint(g, view.px(tick.value()), tickBaseline, 0.5);
    }
    double tickRight = plot.getMinX() - PanelLayout.TICK - 3;
    for (Tick tick : layout.y().ticks()) {
      double baseline = view.py(tick.value()) + 0.36 * Theme.SMALL;
      TextLine.of(tick.label(), Theme.SMALL).paint(g, tickRight, baseline, 1);
    }
    double baseline = plot.getMaxY() + PanelLayout.TICK + 1.25 * Theme.SMALL + 1;
    for (TextLine line : layout.x().label()) {
      baseline += TextLine.height(Theme.LABEL);
      line.paint(g, centred(line), baseline - 0.25 * Theme.LABEL, 0.5);
    }
    double side = tickRight - layout.y().tickWidth() - layout.y().labelHeight() - 3;
    for (TextLine line : layout.y().label()) {
      side += TextLine.height(Theme.LABEL);
      line.paintUpwards(g, side - 0.25 * Theme.LABEL, upright(line));
    }
  }

  /** Centre of the plot, moved where the label would leave the cell. */
  private double centred(TextLine line) {
    double half = line.width() / 2;
    double most = layout.cell().getMaxX() - PanelLayout.EDGE / 2 - half;
    return Math.min(view.plot().getCenterX(), most);
  }

  private double upright(TextLine line) {
    return Math.max(layout.cell().getMinY() + 2 + line.width() / 2, view.plot().getCenterY());
  }

  /** Paints title lines that end just above the plot, left-aligned with it where they fit. */
  static void title(Graphics2D g, PanelLayout layout, List<TextLine> title) {
    g.setColor(Theme.TEXT);
    double line = TextLine.height(Theme.PANEL_TITLE);
    double baseline = layout.view().plot().getMinY() - 8 - (title.size() - 1) * line;
    double widest = title.stream().mapToDouble(TextLine::width).max().orElse(0);
    double most = layout.cell().getMaxX() - PanelLayout.EDGE - widest;
    double left = Math.min(layout.view().plot().getMinX(), most);
    for (TextLine text : title) {
      text.paint(g, left, baseline, 0);
      baseline += line;
    }
  }

  private static double length(Tick tick) {
    return tick.isMajor() ? PanelLayout.TICK : PanelLayout.TICK / 2;
  }
}
