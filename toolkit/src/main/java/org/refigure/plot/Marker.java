package org.refigure.plot;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The marks of points, told apart without colour. */
public enum Marker {
  /** A disc. */
  CIRCLE,
  /** A square. */
  SQUARE,
  /** A triangle standing on its base. */
  TRIANGLE_UP,
  /** A square on its corner. */
  DIAMOND,
  /** A triangle standing on its tip. */
  TRIANGLE_DOWN,
  /** A five-pointed star. */
  STAR,
  /** An upright cross. */
  PLUS;

  /** The outline about (x, y); sizes are set so that all marks have about the area of the disc. */
  Shape shape(double x, double y, double diameter) {
    double r = diameter / 2;
    return switch (this) {
      case CIRCLE -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
      case SQUARE -> new Rectangle2D.Double(x - 0.89 * r, y - 0.89 * r, 1.78 * r, 1.78 * r);
      case TRIANGLE_UP -> polygon(x, y + 0.2 * r, 1.4 * r, 1, 3, -90);
      case DIAMOND -> polygon(x, y, 1.28 * r, 1, 4, -90);
      case TRIANGLE_DOWN -> polygon(x, y - 0.2 * r, 1.4 * r, 1, 3, 90);
      case STAR -> polygon(x, y, 1.5 * r, 0.45, 10, -90);
      case PLUS -> plus(x, y, 1.2 * r, 0.42 * r);
    };
  }

  /** Corners at the radius and at {@code inner} times the radius by turns. */
  private static Shape polygon(double x, double y, double r, double inner, int n, double degrees) {
    var path = new Path2D.Double();
    for (int i = 0; i < n; i++) {
      double angle = Math.toRadians(degrees + 360.0 * i / n);
      double radius = i % 2 == 0 ? r : inner * r;
      double px = x + radius * Math.cos(angle);
      double py = y + radius * Math.sin(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }

  private static Shape plus(double x, double y, double r, double w) {
    double[] dx = {-w, w, w, r, r, w, w, -w, -w, -r, -r, -w};
    double[] dy = {-r, -r, -w, -w, w, w, r, r, w, w, -w, -w};
    var path = new Path2D.Double();
    path.moveTo(x + dx[0], y + dy[0]);
    for (int i = 1; i < dx.length; i++) {
      path.lineTo(x + dx[i], y + dy[i]);
    }
    path.closePath();
    return path;
  }
}
