package org.refigure.plot;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A function to be drawn densely, over a range of its own or over the axis's.
 *
 * @param range where it is drawn; empty for the whole axis
 */
record Curve(String name, Optional<Range> range, DoubleUnaryOperator function, Style style)
    implements Element {
  private static final int SAMPLES = 600;

  /** From where to where. */
  record Range(double from, double to) {}

  /**
   * A function over a range.
   *
   * @throws IllegalArgumentException if the range is not finite and ascending
   */
  static Curve between(
      String name, double from, double to, DoubleUnaryOperator function, String figure) {
    if (!(from < to) || !Double.isFinite(to - from)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "range %s to %s must be finite and ascend (line \"%s\" of figure \"%s\")",
              from,
              to,
              name,
              figure));
    }
    return new Curve(name, Optional.of(new Range(from, to)), function, Style.PLAIN);
  }

  @Override
  public Curve styled(java.util.function.UnaryOperator<Style> change) {
    return new Curve(name, range, function, change.apply(style));
  }

  /** The function at many places, evenly spaced on the axis's scale. */
  Line over(Interval axis) {
    var shown = range.map(own -> new Interval(axis.scale(), own.from(), own.to())).orElse(axis);
    double[] x = new double[SAMPLES + 1];
    double[] y = new double[SAMPLES + 1];
    for (int i = 0; i <= SAMPLES; i++) {
      x[i] = i == 0 ? shown.low() : i == SAMPLES ? shown.high() : shown.at((double) i / SAMPLES);
      double value = function.applyAsDouble(x[i]);
      y[i] = Double.isFinite(value) ? value : Double.NaN;
    }
    return Line.of(Series.of("line", name, x, y).withStyle(style));
  }
}
