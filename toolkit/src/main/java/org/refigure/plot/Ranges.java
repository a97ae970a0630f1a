package org.refigure.plot;

import java.util.stream.DoubleStream;

/** Finds what part of the axes shows all layers. */
record Ranges(Interval x, Interval y) {
  /** Free part on each side of the data, as a fraction of their extent. */
  private static final double MARGIN = 0.045;

  static Ranges of(Panel panel) {
    if (panel instanceof Heatmap map) {
      var x = new Extent(map.x());
      var y = new Extent(map.y());
      x.add(Heatmap.edges(map.xs(), map.x().scale()));
      y.add(Heatmap.edges(map.ys(), map.y().scale()));
      return new Ranges(x.interval(0, 0), y.interval(0, 0));
    }
    var x = new Extent(panel.x());
    var y = new Extent(panel.y());
    boolean standing = false;
    for (Layer layer : panel.layers()) {
      standing |= layer instanceof Histogram || layer instanceof Bars;
      add(layer, x, y);
    }
    boolean onGround = standing && panel.y().scale() == AxisScale.LINEAR && y.low >= 0;
    if (onGround) {
      y.add(0);
    }
    return new Ranges(x.interval(MARGIN, MARGIN), y.interval(onGround ? 0 : MARGIN, MARGIN));
  }

  private static void add(Layer layer, Extent x, Extent y) {
    if (layer instanceof Line line) {
      add(line.series(), x, y);
    } else if (layer instanceof Points points) {
      add(points.series(), x, y);
    } else if (layer instanceof Histogram histogram) {
      x.add(histogram.edges());
      y.add(histogram.heights());
    } else if (layer instanceof Shapes shapes) {
      x.add(shapes instanceof Bars bars ? bars.sides(x.axis.scale()) : shapes.xs());
      y.add(shapes instanceof Bars bars ? bars.reach() : shapes.ys());
    } else if (layer instanceof Text text) {
      x.add(text.x());
      y.add(text.y());
    } else if (layer instanceof Guide guide) {
      switch (guide.kind()) {
        case HORIZONTAL -> y.add(guide.position());
        case VERTICAL -> x.add(guide.position());
        case SLOPE -> {} // follows the data, never widens the view
      }
    }
  }

  /** A diverged point takes its x along: the cross at the top edge must be seen. */
  private static void add(Series series, Extent x, Extent y) {
    for (int i = 0; i < series.size(); i++) {
      x.add(series.x().get(i));
      y.add(series.y().get(i));
    }
    series.ends().ifPresent(ends -> y.add(ends.low().toArray()));
    series.ends().ifPresent(ends -> y.add(ends.high().toArray()));
  }

  /** Smallest and largest coordinate among the values that the axis can show. */
  private static final class Extent {
    private final Axis axis;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    Extent(Axis axis) {
      this.axis = axis;
    }

    void add(double... values) {
      DoubleStream.of(values)
          .filter(axis.scale()::admits)
          .map(axis.scale()::coordinate)
          .forEach(
              coordinate -> {
                low = Math.min(low, coordinate);
                high = Math.max(high, coordinate);
              });
    }

    Interval interval(double below, double above) {
      if (low > high) {
        low = 0;
        high = 1;
      }
      double extent = high - low;
      if (extent < 1e-12 * Math.max(1e-300, Math.abs(high))) {
        double half = axis.scale().isLogarithmic() ? 0.5 : high == 0 ? 0.5 : Math.abs(high) * 0.1;
        low -= half;
        high += half;
        extent = 0;
      }
      double from = axis.scale().value(low - below * extent);
      double to = axis.scale().value(high + above * extent);
      double fixedFrom = axis.low().orElse(Math.min(from, to));
      double fixedTo = axis.high().orElse(to);
      if (fixedFrom >= fixedTo) { // data lie wholly beyond the one end that is fixed
        boolean lowFixed = axis.low().isPresent();
        double step = axis.scale().isLogarithmic() ? 1 : Math.max(1, Math.abs(fixedFrom) * 0.1);
        double from2 = axis.scale().coordinate(lowFixed ? fixedFrom : fixedTo);
        return lowFixed
            ? new Interval(axis.scale(), fixedFrom, axis.scale().value(from2 + step))
            : new Interval(axis.scale(), axis.scale().value(from2 - step), fixedTo);
      }
      return new Interval(axis.scale(), fixedFrom, fixedTo);
    }
  }
}
