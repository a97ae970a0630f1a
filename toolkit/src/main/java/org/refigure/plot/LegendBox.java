package org.refigure.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A legend set in rows.
 *
 * @param items entries with their places relative to the upper left corner
 */
record LegendBox(List<Item> items, double width, double height) {
  static final double ROW = 17;
  private static final double GAP = 6;
  private static final double BETWEEN = 18;
  private static final double PADDING = 5;

  /** An entry with the upper left corner of its row. */
  record Item(LegendEntry entry, TextLine text, double x, double y) {}

  /** One entry below the other, text narrowed to the room there is. */
  static LegendBox column(List<LegendEntry> entries, double room) {
    var items = new ArrayList<Item>();
    double width = 0;
    double y = PADDING;
    for (LegendEntry entry : entries) {
      double most = room - 2 * PADDING - LegendEntry.SAMPLE - GAP;
      var text = TextLine.of(entry.name(), Theme.SMALL).squeezed(Math.max(30, most));
      items.add(new Item(entry, text, PADDING, y));
      width = Math.max(width, LegendEntry.SAMPLE + GAP + text.width());
      y += ROW;
    }
    return new LegendBox(items, width + 2 * PADDING, y + PADDING);
  }

  /** As many entries in a row as fit, in columns of equal width so that samples align. */
  static LegendBox rows(List<LegendEntry> entries, double room) {
    var texts = entries.stream().map(entry -> TextLine.of(entry.name(), Theme.SMALL)).toList();
    double widest = texts.stream().mapToDouble(TextLine::width).max().orElse(0);
    double natural = LegendEntry.SAMPLE + GAP + widest;
    double most = room - 2 * PADDING;
    int columns = (int) ((most + BETWEEN) / (natural + BETWEEN));
    columns = Math.max(1, Math.min(entries.size(), columns));
    int rows = (entries.size() + columns - 1) / columns;
    columns = (entries.size() + rows - 1) / rows;
    double column = Math.min(natural, most);
    var items = new ArrayList<Item>();
    for (int i = 0; i < entries.size(); i++) {
      var text = texts.get(i).squeezed(Math.max(30, most - LegendEntry.SAMPLE - GAP));
      double x = PADDING + i % columns * (column + BETWEEN);
      items.add(new Item(entries.get(i), text, x, PADDING + i / columns * ROW));
    }
    double width = columns * (column + BETWEEN) - BETWEEN + 2 * PADDING;
    return new LegendBox(items, width, rows * ROW + 2 * PADDING);
  }

  /**
   * Paints with the upper left corner at (x, y).
   *
   * @param veiled whether what lies behind is faded, for a legend inside a plot
   */
  void paint(Graphics2D g, double x, double y, boolean veiled) {
    if (veiled) {
      g.setColor(Theme.withAlpha(Theme.PAPER, 215));
      var box = new Rectangle2D.Double(x, y, width, height);
      g.fill(box);
      g.setColor(Theme.GRID);
      g.setStroke(Dash.SOLID.stroke(0.8f));
      g.draw(box);
    }
    for (Item item : items) {
      double middle = y + item.y + ROW / 2;
      item.entry.paintSample(g, x + item.x, middle);
      g.setColor(Theme.TEXT);
      double left = x + item.x + LegendEntry.SAMPLE + GAP;
      item.text.paint(g, left, middle + 0.36 * Theme.SMALL, 0);
    }
  }
}
