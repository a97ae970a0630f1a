package org.refigure.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A name with a sample of what its layers look like.
 *
 * @param line whether the sample has a stroke
 * @param mark whether the sample has a mark
 * @param area whether the sample has a filled area behind
 */
record LegendEntry(String name, Ink ink, boolean line, boolean mark, boolean area) {
  static final double SAMPLE = 28;
  private static final String DIVERGED = "diverged";

  /** The entries of a panel, one for each name, in the order of first appearance. */
  static List<LegendEntry> of(Panel panel, Inks inks) {
    var entries = new LinkedHashMap<String, LegendEntry>();
    boolean diverged = false;
    for (Layer layer : panel.layers()) {
      diverged |= layer instanceof Points points && LayerPainter.hasDiverged(points, panel.y());
      if (!layer.name().isBlank() && !isEmpty(layer)) {
        entries.merge(layer.name(), of(layer, inks.of(layer)), LegendEntry::and);
      }
    }
    if (diverged && !entries.containsKey(DIVERGED)) {
      var ink = new Ink(Theme.FAINT_TEXT, Dash.SOLID, Theme.LINE, Marker.PLUS, false, false, 0);
      entries.put(DIVERGED, new LegendEntry(DIVERGED, ink, false, false, false));
    }
    return List.copyOf(entries.values());
  }

  /** All entries of several panels, one for each name. */
  static List<LegendEntry> union(List<List<LegendEntry>> panels) {
    var entries = new LinkedHashMap<String, LegendEntry>();
    panels.forEach(list -> list.forEach(e -> entries.merge(e.name, e, LegendEntry::and)));
    return new ArrayList<>(entries.values());
  }

  /** Paints the sample, its left end at x, its middle at y. */
  void paintSample(Graphics2D g, double x, double y) {
    if (area) {
      g.setColor(Theme.withAlpha(ink.color(), LayerPainter.AREA_ALPHA));
      g.fill(new Rectangle2D.Double(x, y - 5, SAMPLE, 10));
    }
    if (line) {
      g.setColor(ink.color());
      g.setStroke(ink.dash().stroke(ink.width()));
      g.draw(new Line2D.Double(x, y, x + SAMPLE, y));
    }
    if (mark) {
      LayerPainter.mark(g, ink, x + SAMPLE / 2, y);
    }
    if (!area && !line && !mark) {
      LayerPainter.cross(g, ink.color(), x + SAMPLE / 2, y);
    }
  }

  private LegendEntry and(LegendEntry other) {
    Ink marked = mark && !(ink.small() && other.mark) || !other.mark ? ink : other.ink;
    Color color = ink.color();
    Dash dash = line || !other.line ? ink.dash() : other.ink.dash();
    float width = Math.max(ink.width(), other.ink.width());
    boolean hollow = marked.hollow() && (!mark || !other.mark || other.ink.hollow());
    return new LegendEntry(
        name,
        new Ink(
            color, dash, width, marked.marker(), hollow, marked.small() && other.ink.small(), 0),
        line || other.line,
        mark || other.mark,
        area || other.area);
  }

  private static LegendEntry of(Layer layer, Ink ink) {
    if (layer instanceof Line line) {
      boolean band = line.series().ends().isPresent();
      return new LegendEntry(layer.name(), ink, true, line.hasMarks(), band);
    }
    if (layer instanceof Points) {
      return new LegendEntry(layer.name(), ink, false, true, false);
    }
    if (layer instanceof Histogram histogram) {
      return new LegendEntry(
          layer.name(), ink, histogram.isOutlined(), false, !histogram.isOutlined());
    }
    if (layer instanceof Shapes shapes) {
      boolean stroke = shapes instanceof Arrows;
      return new LegendEntry(layer.name(), ink, stroke, false, !stroke);
    }
    return new LegendEntry(layer.name(), ink, true, false, false);
  }

  private static boolean isEmpty(Layer layer) {
    return layer instanceof Line line && line.series().size() == 0
        || layer instanceof Points points && points.series().size() == 0;
  }
}
