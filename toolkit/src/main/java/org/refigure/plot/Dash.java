package org.refigure.plot;

import java.awt.BasicStroke;

/** Dash patterns in logical pixels, told apart without colour. */
enum Dash {
  SOLID(),
  DASHED(7, 3),
  DASH_DOT(9, 2.5f, 1.8f, 2.5f),
  SHORT_DASHED(4, 2.2f),
  DASH_DOT_DOT(10, 2.5f, 1.8f, 2.5f, 1.8f, 2.5f),
  DOTTED(1.5f, 2.8f);

  private final float[] pattern;

  Dash(float... pattern) {
    this.pattern = pattern;
  }

  BasicStroke stroke(float width) {
    if (pattern.length == 0) {
      return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern.clone(), 0);
  }
}
