package org.refigure.plot;

import java.awt.Rectangle;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Where data lie in a plot, to find a free place for the legend. */
final class Crowding {
  private static final double STEP = 5;
  private final List<Point2D> samples = new ArrayList<>();

  /** Pixels of the plot that have a sample: a second one says nothing. */
  private final BitSet taken = new BitSet();

  private final Rectangle plot;

  Crowding(Panel panel, Viewport view) {
    plot = view.plot();
    var painter = new LayerPainter(view, panel.y());
    for (Layer layer : panel.layers()) {
      if (layer instanceof Line line) {
        along(painter.path(line.series()));
        line.series().ends().ifPresent(ends -> edges(painter, line.series(), ends));
      } else if (layer instanceof Points points) {
        series(points, view);
      } else if (layer instanceof Guide guide) {
        along(painter.path(guide));
      } else if (layer instanceof Histogram histogram) {
        bars(histogram, view);
      } else if (layer instanceof Shapes shapes) {
        along(shapes.outline(view));
      } else if (layer instanceof Text text) {
        double y = view.py(text.y()) - Theme.SMALL / 2;
        double width = TextLine.width(text.text(), Theme.SMALL);
        column(view.px(text.x()), y, y);
        column(view.px(text.x()) + width / 2, y, y);
        column(view.px(text.x()) + width, y, y);
      }
    }
  }

  /** How many samples of data lie in the rectangle. */
  long in(Rectangle2D rectangle) {
    return samples.stream().filter(rectangle::contains).count();
  }

  private void series(Points points, Viewport view) {
    Series series = points.series();
    var seen = Thinning.marks(series, view);
    for (int i = 0; i < series.size(); i++) {
      double x = view.px(series.x().get(i)) + series.style().shift();
      double y = view.py(series.y().get(i));
      if (!seen.test(i)) {
        continue;
      }
      if (Double.isFinite(y)) {
        column(x, y, y);
      } else if (points.showsDiverged()) {
        column(x, view.plot().y + 7.0, view.plot().y + 7.0);
      }
    }
    series.ends().ifPresent(ends -> ends(series, ends, view));
  }

  private void ends(Series series, Series.Ends ends, Viewport view) {
    var seen = Thinning.marks(series, view);
    for (int i = 0; i < series.size(); i++) {
      if (!seen.test(i)) {
        continue;
      }
      double high = view.clampedY(ends.high().get(i));
      column(
          view.px(series.x().get(i)) + series.style().shift(),
          high,
          view.clampedY(ends.low().get(i)));
    }
  }

  /** The upper and lower edges of a band. */
  private void edges(LayerPainter painter, Series series, Series.Ends ends) {
    for (Values edge : new Values[] {ends.low(), ends.high()}) {
      along(painter.path(Series.of("band", "", series.x().toArray(), edge.toArray())));
    }
  }

  private void bars(Histogram histogram, Viewport view) {
    double[] edges = histogram.edges();
    double[] heights = histogram.heights();
    for (int i = 0; i < heights.length; i++) {
      double left = view.px(edges[i]);
      double right = view.px(edges[i + 1]);
      double step = Math.max(0.5, Math.min(STEP, right - left));
      for (double x = left; x <= right; x += step) {
        column(x, view.clampedY(heights[i]), view.clampedY(0));
      }
    }
  }

  private void column(double x, double top, double bottom) {
    if (!Double.isFinite(x + top + bottom)) {
      return;
    }
    for (double y = top; y <= bottom + STEP; y += STEP) {
      add(x, Math.min(y, bottom));
    }
  }

  private void add(double x, double y) {
    if (plot.contains(x, y)) {
      int pixel = ((int) y - plot.y) * plot.width + (int) x - plot.x;
      if (!taken.get(pixel)) {
        taken.set(pixel);
        samples.add(new Point2D.Double(x, y));
      }
    }
  }

  private void along(Path2D path) {
    double[] at = new double[6];
    double x = 0;
    double y = 0;
    var segments = new FlatteningPathIterator(path.getPathIterator(null), 1);
    for (; !segments.isDone(); segments.next()) {
      int kind = segments.currentSegment(at);
      if (kind == PathIterator.SEG_LINETO) {
        double length = Math.min(5000, Math.hypot(at[0] - x, at[1] - y));
        for (double s = 0; s < length; s += STEP) {
          double part = s / length;
          add(x + part * (at[0] - x), y + part * (at[1] - y));
        }
      }
      x = at[0];
      y = at[1];
      add(x, y);
    }
  }
}
