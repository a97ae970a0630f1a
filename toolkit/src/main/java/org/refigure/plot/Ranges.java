package org.refigure.plot;

import java.util.stream.DoubleStream;

/** Finds what part of the axes shows all layers. */
record Ranges(Interval x, Interval y) {
  /** Free part on each side of the data, as a fraction of their extent. */
  private static final double MARGIN = 0.045;

  /** A shorter linear axis cannot be divided: numbers this small have too few digits. */
  private static final double LEAST_EXTENT = 1e-315;

  /** The least share of the numbers' size that an axis can show: beyond it they have no digits. */
  private static final double LEAST_SHARE = 1e-12;

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
    boolean stopped = !marksZero(panel) && y.endsStopAtZero();
    boolean onGround = standing && panel.y().scale() == AxisScale.LINEAR && y.low >= 0;
    if (onGround) {
      y.add(0);
    }
    double below = onGround || stopped ? 0 : MARGIN;
    return new Ranges(x.interval(MARGIN, MARGIN), y.interval(below, MARGIN));
  }

  /** Whether anything of the panel has a place on both axes. */
  static boolean hasData(Panel panel) {
    return panel.layers().stream()
        .anyMatch(
            layer -> {
              var x = new Extent(panel.x());
              var y = new Extent(panel.y());
              add(layer, x, y);
              boolean band = layer instanceof Line line && line.series().ends().isPresent();
              return layer instanceof Guide || x.isFound() && (y.isFound() || band);
            });
  }

  /** Whether a reference line says that signs matter here. */
  private static boolean marksZero(Panel panel) {
    return panel.layers().stream()
        .anyMatch(
            layer ->
                layer instanceof Guide guide
                    && guide.kind() == Guide.Kind.HORIZONTAL
                    && guide.position() <= 0);
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
      y.add(shapes.ys());
      if (shapes instanceof Bars bars) {
        y.addEnds(bars.ends());
      }
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
    series.ends().ifPresent(ends -> y.addEnds(ends.low().toArray()));
    series.ends().ifPresent(ends -> y.addEnds(ends.high().toArray()));
  }

  /** Smallest and largest coordinate among the values that the axis can show. */
  private static final class Extent {
    private final Axis axis;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double lowestEnd = Double.POSITIVE_INFINITY;

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

    private boolean log() {
      return axis.scale().isLogarithmic();
    }

    boolean isFound() {
      return low <= high;
    }

    /** Ends of intervals, of which those below zero wait until all values are known. */
    void addEnds(double... ends) {
      for (double end : ends) {
        if (end < 0 && !log()) {
          lowestEnd = Math.min(lowestEnd, axis.scale().coordinate(end));
        } else {
          add(end);
        }
      }
    }

    /**
     * Where no value is negative, intervals below zero reach to zero only: most such quantities
     * cannot be negative, and an interval must not set the axis. A horizontal guide at or below
     * zero says that signs matter.
     *
     * @return whether an interval was cut
     */
    boolean endsStopAtZero() {
      boolean stops = lowestEnd < 0 && low >= 0 && low <= high;
      if (stops) {
        low = 0;
        lowestEnd = 0;
      }
      return stops;
    }

    /** All that was added, ends of intervals included. */
    private void takeEnds() {
      if (lowestEnd <= 0) {
        low = Math.min(low, lowestEnd);
        high = Math.max(high, lowestEnd);
      }
    }

    Interval interval(double below, double above) {
      takeEnds();
      if (low > high) {
        low = 0;
        high = log() ? 1 : 1.0 / 16;
      }
      double extent = high - low;
      double size = Math.max(Math.abs(low), Math.abs(high));
      if (extent < LEAST_SHARE * (log() ? Math.max(1, size) : size)
          || extent == 0
          || !log() && extent < LEAST_EXTENT) {
        double half = log() ? 0.5 : size == 0 ? 0.5 / 16 : Math.max(LEAST_EXTENT, size * 0.1);
        low -= half;
        high += half;
        extent = 0;
      }
      double from = axis.scale().value(low - below * extent);
      double to = axis.scale().value(high + above * extent);
      double fixedFrom = axis.low().orElse(Math.min(from, to));
      double fixedTo = axis.high().orElse(to);
      if (fixedFrom >= fixedTo) { // all data lie beyond the one fixed end, or are the least number
        boolean lowFixed = axis.low().isPresent() || axis.high().isEmpty();
        double from2 = axis.scale().coordinate(lowFixed ? fixedFrom : fixedTo);
        double step = log() ? 1 : Math.max(1.0 / 16, Math.abs(from2) * 0.1);
        return lowFixed
            ? new Interval(axis.scale(), fixedFrom, axis.scale().value(from2 + step))
            : new Interval(axis.scale(), axis.scale().value(from2 - step), fixedTo);
      }
      return new Interval(axis.scale(), fixedFrom, fixedTo);
    }
  }
}
