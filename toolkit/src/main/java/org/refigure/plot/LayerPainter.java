package org.refigure.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Paints the strokes, marks and notes of one panel's layers; areas are handed to XChart. Crosses at
 * one x are stacked downwards, hence the memory of where they stand.
 */
final class LayerPainter {
  static final int AREA_ALPHA = 60;
  private static final int FAINT_ALPHA = 110;
  private static final double CAP = 3;
  private static final double CROSS_BELOW_EDGE = 7;
  private static final double CROSS_STEP = 10;
  private static final int SLOPE_STEPS = 100;

  private final Viewport view;
  private final Axis yAxis;
  private final Map<Long, Integer> crossesAt = new HashMap<>();

  /** A filled polygon in logical pixels. */
  record Area(double[] x, double[] y, Color fill) {}

  LayerPainter(Viewport view, Axis yAxis) {
    this.view = view;
    this.yAxis = yAxis;
  }

  /** Whether the points have a cross at the top edge. */
  static boolean hasDiverged(Points points, Axis y) {
    return points.showsDiverged()
        && points.series().y().stream().anyMatch(value -> isDiverged(value, y));
  }

  /** A mark centred at (x, y). */
  static void mark(Graphics2D g, Ink ink, double x, double y) {
    Shape shape = ink.marker().shape(x, y, ink.small() ? Theme.SMALL_MARK : Theme.MARK);
    g.setColor(ink.hollow() ? Theme.PAPER : ink.color());
    g.fill(shape);
    if (ink.hollow()) {
      g.setColor(ink.color());
      g.setStroke(new BasicStroke(1.3f));
      g.draw(shape);
    }
  }

  /** The cross of a diverged run. */
  static void cross(Graphics2D g, Color color, double x, double y) {
    double r = 3.6;
    g.setColor(color);
    g.setStroke(new BasicStroke(1.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(x - r, y - r, x + r, y + r));
    g.draw(new Line2D.Double(x - r, y + r, x + r, y - r));
  }

  /** Bands and filled bars; a band falls apart where an end or x is missing. */
  List<Area> areas(Layer layer, Ink ink) {
    if (layer instanceof Histogram histogram && !histogram.isOutlined()) {
      return List.of(area(outline(histogram), ink));
    }
    if (layer instanceof Line line && line.series().ends().isPresent()) {
      return bands(line.series(), line.series().ends().get(), ink);
    }
    return List.of();
  }

  void paint(Graphics2D g, Layer layer, Ink ink) {
    Shape clip = g.getClip();
    g.clip(view.plot());
    g.setColor(ink.small() ? Theme.withAlpha(ink.color(), FAINT_ALPHA) : ink.color());
    g.setStroke(ink.dash().stroke(ink.width()));
    if (layer instanceof Line line) {
      g.draw(path(line.series()));
    } else if (layer instanceof Guide guide) {
      g.draw(path(guide));
    } else if (layer instanceof Histogram histogram) {
      g.setStroke(ink.dash().stroke(histogram.isOutlined() ? ink.width() : Theme.THIN));
      g.draw(path(outline(histogram)));
    }
    if (layer instanceof Shapes shapes) {
      shapes.paint(g, view, ink);
    }
    g.setClip(clip);
    if (layer instanceof Line line && line.hasMarks()) {
      marks(g, line.series(), ink);
    } else if (layer instanceof Points points) {
      points.series().ends().ifPresent(ends -> errorBars(g, points.series(), ends, ink));
      marks(g, points.series(), ink);
      crosses(g, points, ink);
    } else if (layer instanceof Text text) {
      note(g, text);
    }
  }

  /** The polyline of a series in pixels, broken where a value is missing. */
  Path2D path(Series series) {
    return Thinning.path(
        series.x().stream().map(view::px).toArray(), series.y().stream().map(view::py).toArray());
  }

  Path2D path(Guide guide) {
    var path = new Path2D.Double();
    double left = view.plot().getMinX();
    double right = view.plot().getMaxX();
    switch (guide.kind()) {
      case HORIZONTAL -> path.append(horizontal(left, right, view.py(guide.position())), false);
      case VERTICAL -> {
        double x = view.px(guide.position());
        path.moveTo(x, view.plot().getMaxY());
        path.lineTo(x, view.plot().getMinY());
      }
      case SLOPE -> {
        for (int i = 0; i <= SLOPE_STEPS; i++) {
          double x = view.x().at((double) i / SLOPE_STEPS);
          double y = view.py(guide.at(x));
          if (Double.isFinite(y) && Math.abs(y) < 1e5) {
            boolean first = path.getCurrentPoint() == null;
            if (first) {
              path.moveTo(view.px(x), y);
            } else {
              path.lineTo(view.px(x), y);
            }
          }
        }
      }
    }
    return path;
  }

  /** Corners of the bars' outline in pixels, from the ground up and back. */
  private double[][] outline(Histogram histogram) {
    double[] edges = histogram.edges();
    double[] heights = histogram.heights();
    int n = heights.length;
    double ground = view.clampedY(0);
    double[] x = new double[2 * n + 2];
    double[] y = new double[2 * n + 2];
    for (int i = 0; i < n; i++) {
      x[2 * i + 1] = view.px(edges[i]);
      x[2 * i + 2] = view.px(edges[i + 1]);
      y[2 * i + 1] = heights[i] > 0 ? view.clampedY(heights[i]) : ground;
      y[2 * i + 2] = y[2 * i + 1];
    }
    x[0] = x[1];
    x[2 * n + 1] = x[2 * n];
    y[0] = ground;
    y[2 * n + 1] = ground;
    return new double[][] {x, y};
  }

  private static Path2D path(double[][] corners) {
    var path = new Path2D.Double();
    path.moveTo(corners[0][0], corners[1][0]);
    for (int i = 1; i < corners[0].length; i++) {
      path.lineTo(corners[0][i], corners[1][i]);
    }
    return path;
  }

  private List<Area> bands(Series series, Series.Ends ends, Ink ink) {
    var areas = new ArrayList<Area>();
    int from = 0;
    for (int i = 0; i <= series.size(); i++) {
      boolean there =
          i < series.size()
              && Double.isFinite(view.px(series.x().get(i)))
              && !Double.isNaN(ends.low().get(i))
              && !Double.isNaN(ends.high().get(i));
      if (!there) {
        if (i - from >= 2) {
          areas.add(band(series, ends, from, i, ink));
        }
        from = i + 1;
      }
    }
    return areas;
  }

  private Area band(Series series, Series.Ends ends, int from, int to, Ink ink) {
    double[][] thin =
        Thinning.band(
            series.x().stream().skip(from).limit(to - from).map(view::px).toArray(),
            ends.high().stream().skip(from).limit(to - from).map(view::clampedY).toArray(),
            ends.low().stream().skip(from).limit(to - from).map(view::clampedY).toArray());
    int n = thin[0].length;
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int i = 0; i < n; i++) {
      x[i] = thin[0][i];
      x[2 * n - 1 - i] = x[i];
      y[i] = thin[1][i];
      y[2 * n - 1 - i] = thin[2][i];
    }
    return area(new double[][] {x, y}, ink);
  }

  private static Area area(double[][] corners, Ink ink) {
    return new Area(corners[0], corners[1], Theme.withAlpha(ink.color(), AREA_ALPHA));
  }

  private void marks(Graphics2D g, Series series, Ink ink) {
    var seen = Thinning.marks(series, view);
    if (series.size() > Thinning.FREE) {
      cloud(g, series, ink, seen);
      return;
    }
    for (int i = 0; i < series.size(); i++) {
      if (seen.test(i) && view.shows(series.x().get(i), series.y().get(i))) {
        mark(g, ink, view.px(series.x().get(i)) + ink.shift(), view.py(series.y().get(i)));
      }
    }
  }

  /** Very many marks as one shape of small squares. */
  private void cloud(Graphics2D g, Series series, Ink ink, IntPredicate seen) {
    var cloud = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < series.size(); i++) {
      if (seen.test(i) && view.shows(series.x().get(i), series.y().get(i))) {
        double x = view.px(series.x().get(i)) + ink.shift();
        double y = view.py(series.y().get(i));
        cloud.append(Marker.SQUARE.shape(x, y, Theme.SMALL_MARK), false);
      }
    }
    g.setColor(ink.color());
    g.fill(cloud);
  }

  private void errorBars(Graphics2D g, Series series, Series.Ends ends, Ink ink) {
    g.setColor(ink.color());
    g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    var bars = new Path2D.Double();
    var seen = Thinning.marks(series, view);
    for (int i = 0; i < series.size(); i++) {
      double low = ends.low().get(i);
      double high = ends.high().get(i);
      if (!seen.test(i)
          || !view.x().contains(series.x().get(i))
          || Double.isNaN(low)
          || Double.isNaN(high)) {
        continue;
      }
      double x = view.px(series.x().get(i)) + ink.shift();
      bars.append(new Line2D.Double(x, view.clampedY(low), x, view.clampedY(high)), false);
      for (double end : new double[] {low, high}) {
        if (view.y().contains(end)) {
          bars.append(horizontal(x - CAP, x + CAP, view.py(end)), false);
        }
      }
    }
    g.draw(bars);
  }

  private void crosses(Graphics2D g, Points points, Ink ink) {
    Series series = points.series();
    for (int i = 0; i < series.size() && points.showsDiverged(); i++) {
      if (isDiverged(series.y().get(i), yAxis) && view.x().contains(series.x().get(i))) {
        double x = view.px(series.x().get(i)) + ink.shift();
        int above = crossesAt.merge(Math.round(x), 1, Integer::sum) - 1;
        cross(g, ink.color(), x, view.plot().y + CROSS_BELOW_EDGE + above * CROSS_STEP);
      }
    }
  }

  private void note(Graphics2D g, Text text) {
    if (!view.shows(text.x(), text.y())) {
      return;
    }
    var line = TextLine.of(text.text(), Theme.SMALL).squeezed(view.plot().width - 8.0);
    double left = view.plot().getMinX() + 3;
    double right = view.plot().getMaxX() - 3 - line.width();
    double x = Math.max(left, Math.min(right, view.px(text.x())));
    double top = view.plot().getMinY() + Theme.SMALL;
    double y = Math.max(top, Math.min(view.plot().getMaxY() - 4, view.py(text.y())));
    Path2D outline = line.placed(x, y, 0);
    g.setColor(Theme.withAlpha(Theme.PAPER, 220));
    g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(outline);
    g.setColor(Theme.TEXT);
    g.fill(outline);
  }

  private static boolean isDiverged(double value, Axis y) {
    return !Double.isFinite(value) || y.high().isPresent() && value > y.high().getAsDouble();
  }

  private static Line2D horizontal(double left, double right, double y) {
    return new Line2D.Double(left, y, right, y);
  }
}
