package org.refigure.plot;

import java.awt.Rectangle;

/**
 * The map from values to logical pixels of a plot.
 *
 * @param plot rectangle between the axes; y grows downwards
 */
record Viewport(Rectangle plot, Interval x, Interval y) {

  double px(double value) {
    return plot.x + x.fraction(value) * plot.width;
  }

  double py(double value) {
    return plot.y + (1 - y.fraction(value)) * plot.height;
  }

  /** The lower or upper end of an interval in pixels, clamped to the plot. */
  double clampedY(double value) {
    return py(y.clamp(value));
  }

  boolean shows(double xValue, double yValue) {
    return x.contains(xValue) && y.contains(yValue);
  }
}
