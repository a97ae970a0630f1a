package org.refigure.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** Arrows from (x, y) to (x, y): a map, a flow, the way of an iteration. */
record Arrows(String name, Values fromX, Values fromY, Values toX, Values toY, Style style)
    implements Shapes {
  private static final double HEAD = 6;
  private static final double HALF_ANGLE = Math.toRadians(24);

  Arrows {
    Objects.requireNonNull(name, "name");
  }

  /** Arrows between the rows (x, y) of two arrays. */
  static Arrows of(String name, double[][] from, double[][] to) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "from has %d rows, to has %d: they must be equally many (arrows \"%s\")",
              from.length,
              to.length,
              name));
    }
    String label = "arrows \"" + name + "\"";
    return new Arrows(
        name,
        Places.column("from", from, 0, label),
        Places.column("from", from, 1, label),
        Places.column("to", to, 0, label),
        Places.column("to", to, 1, label),
        Style.PLAIN);
  }

  @Override
  public double[] xs() {
    return DoubleStream.concat(fromX.stream(), toX.stream()).toArray();
  }

  @Override
  public double[] ys() {
    return DoubleStream.concat(fromY.stream(), toY.stream()).toArray();
  }

  @Override
  public Arrows styled(Style changed) {
    return new Arrows(name, fromX, fromY, toX, toY, changed);
  }

  @Override
  public String label() {
    return "arrows \"" + name + "\"";
  }

  @Override
  public Path2D outline(Viewport view) {
    var path = new Path2D.Double();
    for (int i = 0; i < fromX.size(); i++) {
      double x = view.px(fromX.get(i));
      double y = view.py(fromY.get(i));
      double tipX = view.px(toX.get(i));
      double tipY = view.py(toY.get(i));
      if (Double.isFinite(x + y + tipX + tipY)) {
        path.moveTo(x, y);
        path.lineTo(tipX, tipY);
      }
    }
    return path;
  }

  @Override
  public void paint(Graphics2D g, Viewport view, Ink ink) {
    g.setColor(ink.color());
    g.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    g.draw(outline(view));
    for (int i = 0; i < fromX.size(); i++) {
      double tipX = view.px(toX.get(i));
      double tipY = view.py(toY.get(i));
      double dx = tipX - view.px(fromX.get(i));
      double dy = tipY - view.py(fromY.get(i));
      double length = Math.hypot(dx, dy);
      if (length > 0.5 && Double.isFinite(length)) {
        g.fill(head(tipX, tipY, Math.atan2(dy, dx), Math.min(HEAD, length)));
      }
    }
  }

  private static Path2D head(double x, double y, double direction, double size) {
    var path = new Path2D.Double();
    path.moveTo(x, y);
    for (int side : new int[] {-1, 1}) {
      double angle = direction + Math.PI + side * HALF_ANGLE;
      path.lineTo(x + size * Math.cos(angle), y + size * Math.sin(angle));
    }
    path.closePath();
    return path;
  }
}
