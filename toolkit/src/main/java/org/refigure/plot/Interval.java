package org.refigure.plot;

/**
 * The part of an axis that a panel shows.
 *
 * @param scale of the axis
 * @param low value at the left or lower edge
 * @param high value at the right or upper edge
 */
record Interval(AxisScale scale, double low, double high) {

  /** 0 at the low edge, 1 at the high edge, linear on the scale. */
  double fraction(double value) {
    double from = scale.coordinate(low);
    return (scale.coordinate(value) - from) / (scale.coordinate(high) - from);
  }

  /** Length on the scale: high − low, or decades, or octaves. */
  double extent() {
    return scale.coordinate(high) - scale.coordinate(low);
  }

  /** The value at a fraction: the inverse of {@link #fraction}. */
  double at(double fraction) {
    double from = scale.coordinate(low);
    return scale.value(from + fraction * (scale.coordinate(high) - from));
  }

  /** Whether the value lies inside, edges included up to rounding. */
  boolean contains(double value) {
    double fraction = scale.admits(value) ? fraction(value) : Double.NaN;
    return fraction >= -1e-9 && fraction <= 1 + 1e-9;
  }

  /** The value, or the edge it lies beyond; what a log scale cannot show counts as below. */
  double clamp(double value) {
    if (!scale.admits(value) && value <= 0) {
      return low;
    }
    return Math.max(low, Math.min(high, value));
  }
}
