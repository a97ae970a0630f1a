package org.refigure.plot;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** A layer that knows where it lies and paints itself: bars, arrows, regions, pictures. */
sealed interface Shapes extends Layer permits Bars, Arrows, Region, Picture {

  /** The horizontal places that must be seen. */
  double[] xs();

  /** The vertical places that must be seen. */
  double[] ys();

  /** What the caller asked for. */
  Style style();

  /** The same shapes in this style. */
  Shapes styled(Style changed);

  /** The name in messages: {@code bars "gap"}. */
  String label();

  /** What a legend must not cover, in pixels. */
  Path2D outline(Viewport view);

  /** Paints inside the clipped plot. */
  void paint(Graphics2D g, Viewport view, Ink ink);
}
