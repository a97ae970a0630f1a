package org.refigure.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Bars standing on zero (on a log axis, on the lower edge) with the ends of their intervals. Bars
 * of several names at one place stand beside one another.
 *
 * @param slot which of the bars at one place this is, from 0
 * @param slots how many bars stand at one place
 * @param width of all bars at one place, in coordinates of the axis
 */
record Bars(Series series, int slot, int slots, double width) implements Shapes {
  private static final double CAP = 3;
  private static final int FILL = 150;

  Bars {
    Objects.requireNonNull(series, "series");
  }

  /** Bars alone at their places. */
  static Bars of(Series series) {
    return new Bars(series, 0, 1, 0.8);
  }

  /** The same bars, one of several at each place. */
  Bars beside(int slot, int slots, double width) {
    return new Bars(series, slot, slots, width);
  }

  @Override
  public String name() {
    return series.name();
  }

  @Override
  public double[] xs() {
    return series.x().toArray();
  }

  @Override
  public double[] ys() {
    return series.y().toArray();
  }

  /** The ends of all intervals. */
  double[] ends() {
    return series
        .ends()
        .map(ends -> DoubleStream.concat(ends.low().stream(), ends.high().stream()).toArray())
        .orElse(new double[0]);
  }

  @Override
  public Style style() {
    return series.style();
  }

  @Override
  public Bars styled(Style changed) {
    return new Bars(series.withStyle(changed), slot, slots, width);
  }

  @Override
  public String label() {
    return "bars \"" + name() + "\"";
  }

  /** The outer borders of all bars, as values of the axis. */
  double[] sides(AxisScale scale) {
    return IntStream.range(0, series.size())
        .mapToObj(i -> borders(i, scale))
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }

  /** Left and right border of bar i, as values of the axis. */
  double[] borders(int i, AxisScale scale) {
    double centre = scale.coordinate(series.x().get(i));
    double one = width / slots;
    double left = centre - width / 2 + slot * one;
    double inset = 0.06 * one;
    return new double[] {scale.value(left + inset), scale.value(left + one - inset)};
  }

  @Override
  public Path2D outline(Viewport view) {
    var path = new Path2D.Double();
    for (int i = 0; i < series.size(); i++) {
      if (Double.isFinite(series.y().get(i)) && view.x().scale().admits(series.x().get(i))) {
        path.append(bar(i, view), false);
      }
    }
    return path;
  }

  @Override
  public void paint(Graphics2D g, Viewport view, Ink ink) {
    var bars = outline(view);
    g.setColor(Theme.withAlpha(ink.color(), ink.hollow() ? LayerPainter.AREA_ALPHA : FILL));
    g.fill(bars);
    g.setColor(ink.color());
    g.setStroke(new BasicStroke(Theme.THIN));
    g.draw(bars);
    series.ends().ifPresent(ends -> intervals(g, view, ends));
  }

  private Rectangle2D bar(int i, Viewport view) {
    double[] borders = borders(i, view.x().scale());
    double left = view.px(borders[0]);
    double end = view.clampedY(series.y().get(i));
    double ground = view.clampedY(0);
    return new Rectangle2D.Double(
        left, Math.min(end, ground), view.px(borders[1]) - left, Math.abs(end - ground));
  }

  private void intervals(Graphics2D g, Viewport view, Series.Ends ends) {
    g.setColor(Theme.TEXT);
    g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    for (int i = 0; i < series.size(); i++) {
      double low = ends.low().get(i);
      double high = ends.high().get(i);
      if (Double.isNaN(low) || Double.isNaN(high)) {
        continue;
      }
      double[] borders = borders(i, view.x().scale());
      double x = (view.px(borders[0]) + view.px(borders[1])) / 2;
      g.draw(new Line2D.Double(x, view.clampedY(low), x, view.clampedY(high)));
      for (double end : new double[] {low, high}) {
        if (view.y().contains(end)) {
          g.draw(new Line2D.Double(x - CAP, view.py(end), x + CAP, view.py(end)));
        }
      }
    }
  }
}
