package org.refigure.plot;

/** Where a panel's legend stands. */
public enum Legend {
  /** The emptiest corner inside; outside when every corner would cover data. The default. */
  AUTO,
  /** Inside, upper left. */
  INSIDE_NW,
  /** Inside, upper right. */
  INSIDE_NE,
  /** Inside, lower left. */
  INSIDE_SW,
  /** Inside, lower right. */
  INSIDE_SE,
  /** Right of the plot; goes below it where the panel is too narrow. */
  OUTSIDE_RIGHT,
  /** Below the horizontal axis. */
  BELOW,
  /** No legend. */
  NONE
}
