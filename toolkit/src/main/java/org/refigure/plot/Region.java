package org.refigure.plot;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Objects;

/** A filled polygon: a part of the plane that means something. */
record Region(String name, Values x, Values y, Style style) implements Shapes {
  Region {
    Objects.requireNonNull(name, "name");
  }

  /** The polygon with these corners (x, y) in order. */
  static Region of(String name, double[][] corners) {
    String label = "region \"" + name + "\"";
    if (corners.length < 3) {
      throw new IllegalArgumentException(
          label + " has " + corners.length + " corners: a polygon needs at least three");
    }
    return new Region(
        name,
        Places.column("corners", corners, 0, label),
        Places.column("corners", corners, 1, label),
        Style.PLAIN);
  }

  @Override
  public double[] xs() {
    return x.toArray();
  }

  @Override
  public double[] ys() {
    return y.toArray();
  }

  @Override
  public Region styled(Style changed) {
    return new Region(name, x, y, changed);
  }

  @Override
  public String label() {
    return "region \"" + name + "\"";
  }

  @Override
  public Path2D outline(Viewport view) {
    var path = new Path2D.Double();
    for (int i = 0; i < x.size(); i++) {
      double px = view.px(x.get(i));
      double py = view.py(y.get(i));
      if (!Double.isFinite(px + py)) {
        continue;
      }
      if (path.getCurrentPoint() == null) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    if (path.getCurrentPoint() != null) {
      path.closePath();
    }
    return path;
  }

  @Override
  public void paint(Graphics2D g, Viewport view, Ink ink) {
    var path = outline(view);
    g.setColor(Theme.withAlpha(ink.color(), LayerPainter.AREA_ALPHA));
    g.fill(path);
    g.setColor(ink.color());
    g.setStroke(Dash.SOLID.stroke(Theme.THIN));
    g.draw(path);
  }
}
