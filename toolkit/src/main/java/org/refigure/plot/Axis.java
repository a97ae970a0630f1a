package org.refigure.plot;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One axis of a panel: what it shows (with the unit), its scale, and its range if it is fixed.
 *
 * @param label text beside the axis, with the unit, for instance {@code "learning rate η"}
 * @param scale linear, log10 or log2
 * @param low lower end, or empty to take it from the data
 * @param high upper end, or empty to take it from the data
 */
public record Axis(String label, AxisScale scale, OptionalDouble low, OptionalDouble high) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if an end is not finite, not positive on a log axis, or the
   *     ends are not in ascending order
   */
  public Axis {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(scale, "scale");
    low.ifPresent(end -> checkEnd("low", end, label, scale));
    high.ifPresent(end -> checkEnd("high", end, label, scale));
    if (low.isPresent() && high.isPresent() && low.getAsDouble() >= high.getAsDouble()) {
      throw new IllegalArgumentException(
          "range low = %s must be < high = %s (axis \"%s\"): swap them or widen the range"
              .formatted(low.getAsDouble(), high.getAsDouble(), label));
    }
  }

  /** An axis on which equal steps are equally long. */
  public static Axis linear(String label) {
    return new Axis(label, AxisScale.LINEAR, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** A logarithmic axis with ticks at powers of ten (10⁻³, 10⁻², …). */
  public static Axis log10(String label) {
    return new Axis(label, AxisScale.LOG10, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** A logarithmic axis with ticks at powers of two (2⁻⁵, …, 64, 128, 256). */
  public static Axis log2(String label) {
    return new Axis(label, AxisScale.LOG2, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /**
   * The same axis from {@code low} to {@code high} whatever the data.
   *
   * @throws IllegalArgumentException if the ends are not finite and ascending, or not positive on a
   *     log axis
   */
  public Axis range(double low, double high) {
    return new Axis(label, scale, OptionalDouble.of(low), OptionalDouble.of(high));
  }

  private static void checkEnd(String which, double end, String label, AxisScale scale) {
    if (!Double.isFinite(end)) {
      throw new IllegalArgumentException(
          "range %s = %s must be finite (axis \"%s\"): leave the range out to take it from the data"
              .formatted(which, end, label));
    }
    if (!scale.admits(end)) {
      throw new IllegalArgumentException(
          "range %s = %s must be > 0 (%s axis \"%s\"): give a positive end or use Axis.linear"
              .formatted(which, end, scale, label));
    }
  }
}
