package org.refigure.plot;

/** How an axis maps values to length. */
public enum AxisScale {
  /** Equal steps are equally long. */
  LINEAR("linear"),
  /** Equal factors are equally long; ticks at powers of ten. */
  LOG10("log10"),
  /** Equal factors are equally long; ticks at powers of two. */
  LOG2("log2");

  private static final double LN2 = Math.log(2);

  private final String label;

  AxisScale(String label) {
    this.label = label;
  }

  /** Whether only positive values have a place on this scale. */
  public boolean isLogarithmic() {
    return this != LINEAR;
  }

  /** The name used in messages, for instance {@code log10}. */
  @Override
  public String toString() {
    return label;
  }

  /** Position along the axis, up to an affine map: v, log₁₀ v or log₂ v. */
  double coordinate(double value) {
    return switch (this) {
      case LINEAR -> value;
      case LOG10 -> Math.log10(value);
      case LOG2 -> Math.log(value) / LN2;
    };
  }

  /** The value at a position: the inverse of {@link #coordinate}. */
  double value(double coordinate) {
    return switch (this) {
      case LINEAR -> coordinate;
      case LOG10 -> Math.pow(10, coordinate);
      case LOG2 -> Math.pow(2, coordinate);
    };
  }

  /** Whether the value has a place on this scale. */
  boolean admits(double value) {
    return Double.isFinite(value) && (!isLogarithmic() || value > 0);
  }
}
