package org.refigure.plot;

import java.util.Locale;

/**
 * The rule that a log axis shows positive values only, with the message that says which broke it.
 */
final class AxisRule {
  private AxisRule() {}

  /**
   * Checks a layer against the axes. Interval ends are exempt: they are clamped when drawn.
   *
   * @throws IllegalArgumentException if a finite value ≤ 0 meets a log axis
   */
  static void check(Layer layer, String panel, Axis x, Axis y) {
    if (layer instanceof Line line) {
      check(line.series(), panel, x, y);
    } else if (layer instanceof Points points) {
      check(points.series(), panel, x, y);
    } else if (layer instanceof Histogram histogram) {
      for (double edge : histogram.edges()) {
        check("bin edge", edge, x, "histogram \"" + histogram.name() + "\"", panel);
      }
    } else if (layer instanceof Guide guide) {
      switch (guide.kind()) {
        case HORIZONTAL -> check("y", guide.position(), y, "guide \"" + guide.name() + "\"", panel);
        case VERTICAL -> check("x", guide.position(), x, "guide \"" + guide.name() + "\"", panel);
        case SLOPE -> {} // positive by construction
      }
    } else if (layer instanceof Shapes shapes) {
      for (double value : shapes.xs()) {
        check("x", value, x, shapes.label(), panel);
      }
      for (double value : shapes.ys()) {
        check("y", value, y, shapes.label(), panel);
      }
    } else if (layer instanceof Text text) {
      check("x", text.x(), x, "text \"" + text.text() + "\"", panel);
      check("y", text.y(), y, "text \"" + text.text() + "\"", panel);
    }
  }

  static void check(String what, double value, Axis axis, String where, String panel) {
    if (Double.isFinite(value) && !axis.scale().admits(value)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s = %s must be > 0 (%s on %s axis \"%s\"%s): use NaN for a gap or Axis.linear",
              what,
              value,
              where,
              axis.scale(),
              axis.label(),
              panel.isBlank() ? "" : " of panel \"" + panel + "\""));
    }
  }

  private static void check(Series series, String panel, Axis x, Axis y) {
    series.x().stream().forEach(value -> check("x", value, x, series.label(), panel));
    series.y().stream().forEach(value -> check("y", value, y, series.label(), panel));
  }
}
