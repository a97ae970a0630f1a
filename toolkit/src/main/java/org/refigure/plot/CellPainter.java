package org.refigure.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Paints the cells of a heat map. XChart's own heat map takes evenly spaced cells with names only;
 * here cells have borders on the axes' scales.
 */
final class CellPainter {
  private static final Color HATCH_PAPER = new Color(0xF2, 0xF2, 0xF2);
  private static final Color HATCH_INK = new Color(0x77, 0x77, 0x77);
  private static final double HATCH_STEP = 5;

  /** More cells than this are smaller than what a mark could be. */
  private static final int MOST_CELLS = 40_000;

  private CellPainter() {}

  static void paint(Graphics2D g, Viewport view, Heatmap map) {
    double[] xEdges = Heatmap.edges(map.xs(), map.x().scale());
    double[] yEdges = Heatmap.edges(map.ys(), map.y().scale());
    if ((long) map.xs().size() * map.ys().size() > MOST_CELLS) {
      raster(g, view, map, xEdges, yEdges);
      return;
    }
    var interval = ColorBar.interval(map);
    var diverged = new ArrayList<Rectangle2D>();
    Shape clip = g.getClip();
    g.clip(view.plot());
    for (int row = 0; row < map.ys().size(); row++) {
      for (int column = 0; column < map.xs().size(); column++) {
        double left = view.px(xEdges[column]);
        double top = view.py(yEdges[row + 1]);
        double width = view.px(xEdges[column + 1]) - left;
        double height = view.py(yEdges[row]) - top;
        double value = map.z().get(row).get(column);
        if (Double.isFinite(value)) {
          g.setColor(map.colorMap().at(interval.fraction(interval.clamp(value))));
          // Overlap towards cells still to be painted hides the renderers' hairlines between cells.
          double seam = 0.7;
          g.fill(new Rectangle2D.Double(left, top - seam, width + seam, height + seam));
        } else {
          diverged.add(new Rectangle2D.Double(left, top, width, height));
        }
      }
    }
    if (!diverged.isEmpty()) {
      hatch(g, diverged, view.plot());
    }
    g.setClip(clip);
  }

  /** Very many cells as one image with two pixels for each logical one. */
  private static void raster(
      Graphics2D g, Viewport view, Heatmap map, double[] xEdges, double[] yEdges) {
    var plot = view.plot();
    var interval = ColorBar.interval(map);
    var image = new BufferedImage(2 * plot.width, 2 * plot.height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      int row = cell(yEdges, view.y().at(1 - (y + 0.5) / image.getHeight()));
      for (int x = 0; x < image.getWidth(); x++) {
        int column = cell(xEdges, view.x().at((x + 0.5) / image.getWidth()));
        double value = row < 0 || column < 0 ? Double.NaN : map.z().get(row).get(column);
        Color color =
            Double.isFinite(value)
                ? map.colorMap().at(interval.fraction(interval.clamp(value)))
                : HATCH_PAPER;
        image.setRGB(x, y, color.getRGB());
      }
    }
    var place = AffineTransform.getTranslateInstance(plot.x, plot.y);
    place.scale(0.5, 0.5);
    g.drawImage(image, place, null);
  }

  /** The cell between two edges that holds the value; −1 outside. */
  private static int cell(double[] edges, double value) {
    int found = Arrays.binarySearch(edges, value);
    int below = found >= 0 ? found : -found - 2;
    return below < edges.length - 1 ? below : -1;
  }

  /** Fills cells with diagonal lines that run on from cell to cell. */
  static void hatch(Graphics2D g, List<? extends Rectangle2D> cells, Rectangle2D bounds) {
    var region = new Area();
    cells.forEach(cell -> region.add(new Area(cell)));
    g.setColor(HATCH_PAPER);
    g.fill(region);
    var lines = new Path2D.Double();
    double reach = bounds.getHeight();
    for (double x = bounds.getMinX() - reach; x < bounds.getMaxX(); x += HATCH_STEP) {
      lines.append(new Line2D.Double(x, bounds.getMaxY(), x + reach, bounds.getMinY()), false);
    }
    Shape clip = g.getClip();
    g.clip(region);
    g.setColor(HATCH_INK);
    g.setStroke(Dash.SOLID.stroke(0.8f));
    g.draw(lines);
    g.setClip(clip);
    g.draw(region);
  }
}
