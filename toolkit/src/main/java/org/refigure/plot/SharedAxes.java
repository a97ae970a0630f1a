package org.refigure.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the ranges of a chart's panels: those whose axes have one label and scale share one range,
 * and functions widen the vertical one by no more than the extent of the data on either side.
 */
final class SharedAxes {
  private final List<ChartPanel> panels;
  private final boolean sharedX;
  private final boolean sharedY;

  private record Key(String label, AxisScale scale, Object own) {}

  SharedAxes(List<ChartPanel> panels, boolean sharedX, boolean sharedY) {
    this.panels = panels;
    this.sharedX = sharedX;
    this.sharedY = sharedY;
  }

  /** The finished panels. */
  List<Panel> panels() {
    var bare = panels.stream().map(ChartPanel::bare).toList();
    var across = new ArrayList<Interval>();
    for (int i = 0; i < bare.size(); i++) {
      across.add(Ranges.of(bare.get(i).with(ends(panels.get(i), bare.get(i).x()))).x());
    }
    for (int i = 0; i < bare.size(); i++) {
      checkRange(i, bare);
    }
    List<Interval> x = joined(across, true);
    var upright = new ArrayList<Interval>();
    for (int i = 0; i < bare.size(); i++) {
      upright.add(upright(panels.get(i), bare.get(i), x.get(i)));
    }
    List<Interval> y = joined(upright, false);
    var finished = new ArrayList<Panel>();
    for (int i = 0; i < panels.size(); i++) {
      var panel = panels.get(i);
      var shown = x.get(i);
      finished.add(panel.on(fixed(panel.x(), shown), fixed(panel.y(), y.get(i)), shown));
    }
    return finished;
  }

  /** A function over the whole axis needs data, a range or a neighbour that says how long it is. */
  private void checkRange(int place, List<Panel> bare) {
    var panel = panels.get(place);
    var whole =
        panel.elements().stream()
            .filter(Curve.class::isInstance)
            .map(Curve.class::cast)
            .filter(curve -> curve.range().isEmpty())
            .findFirst();
    if (whole.isEmpty() || panel.x().low().isPresent() && panel.x().high().isPresent()) {
      return;
    }
    for (int i = 0; i < panels.size(); i++) {
      boolean shares = i == place || sharedX && panels.get(i).x().equals(panel.x());
      boolean ranged = ends(panels.get(i), panels.get(i).x()).length > 0;
      if (shares && (ranged || panels.get(i).grid().isPresent() || hasPlaces(bare.get(i)))) {
        return;
      }
    }
    throw new IllegalArgumentException(
        "line \""
            + whole.get().name()
            + "\" has no range, and nothing else says how long axis \""
            + panel.x().label()
            + "\" is: write line(label, from, to, function), or x(linear(label).range(from, to))");
  }

  private static boolean hasPlaces(Panel panel) {
    return panel.layers().stream()
        .anyMatch(layer -> !(layer instanceof Guide guide) || guide.kind() == Guide.Kind.VERTICAL);
  }

  private static Axis fixed(Axis axis, Interval interval) {
    return axis.range(interval.low(), interval.high());
  }

  /** Invisible places at the ends of functions that have a range of their own. */
  private static Layer[] ends(ChartPanel panel, Axis x) {
    return panel.elements().stream()
        .filter(Curve.class::isInstance)
        .flatMap(element -> ((Curve) element).range().stream())
        .map(
            range -> {
              AxisRule.check("from", range.from(), x, "function", panel.title());
              double[] places = {range.from(), range.to()};
              return Line.of("", places, new double[] {Double.NaN, Double.NaN});
            })
        .toArray(Layer[]::new);
  }

  private static Interval upright(ChartPanel panel, Panel bare, Interval x) {
    List<Line> curves = panel.curves(x);
    if (curves.isEmpty()) {
      return Ranges.of(bare).y();
    }
    boolean data = bare.layers().stream().anyMatch(layer -> !(layer instanceof Guide));
    var scale = bare.y().scale();
    Interval seen = Ranges.of(bare).y();
    double low = scale.coordinate(seen.low());
    double high = scale.coordinate(seen.high());
    double extent = high - low;
    var near = new ArrayList<Layer>();
    for (Line curve : curves) {
      double[] y = curve.y();
      for (int i = 0; i < y.length; i++) {
        double place = scale.admits(y[i]) ? scale.coordinate(y[i]) : Double.NaN;
        boolean far = data && !(place >= low - extent && place <= high + extent);
        y[i] = far || !scale.admits(y[i]) ? Double.NaN : y[i];
      }
      near.add(Line.of("", curve.x(), y));
    }
    return Ranges.of(bare.with(near.toArray(Layer[]::new))).y();
  }

  private List<Interval> joined(List<Interval> intervals, boolean horizontal) {
    boolean shared = horizontal ? sharedX : sharedY;
    Map<Key, Interval> unions = new HashMap<>();
    var keys = new ArrayList<Key>();
    for (int i = 0; i < intervals.size(); i++) {
      var panel = panels.get(i);
      Axis axis = horizontal ? panel.x() : panel.y();
      boolean alone = !shared || axis.label().isBlank() || panel.grid().isPresent();
      Key key = new Key(axis.label(), axis.scale(), alone ? i : List.of(axis.low(), axis.high()));
      keys.add(key);
      unions.merge(key, intervals.get(i), SharedAxes::union);
    }
    return keys.stream().map(unions::get).toList();
  }

  private static Interval union(Interval a, Interval b) {
    return new Interval(a.scale(), Math.min(a.low(), b.low()), Math.max(a.high(), b.high()));
  }
}
