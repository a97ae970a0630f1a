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

  /**
   * Position along the axis, up to an affine map: v/16, log₁₀ v or log₂ v. The division by a power
   * of two is exact and keeps differences of the largest numbers finite.
   */
  double coordinate(double value) {
    return switch (this) {
      case LINEAR -> value / 16;
      case LOG10 -> Math.log10(value);
      case LOG2 -> Math.log(value) / LN2;
    };
  }

  /**
   * The value at a position: the inverse of {@link #coordinate}, at most as large as a finite
   * number can be, and on a log axis at least as small as a positive one.
   */
  double value(double coordinate) {
    return switch (this) {
      case LINEAR -> clamped(coordinate * 16, -Double.MAX_VALUE);
      case LOG10 -> clamped(Math.pow(10, coordinate), Double.MIN_VALUE);
      case LOG2 -> clamped(Math.pow(2, coordinate), Double.MIN_VALUE);
    };
  }

  private static double clamped(double value, double least) {
    return Math.max(least, Math.min(Double.MAX_VALUE, value));
  }

  /** Whether the value has a place on this scale. */
  boolean admits(double value) {
    return Double.isFinite(value) && (!isLogarithmic() || value > 0);
  }
}
