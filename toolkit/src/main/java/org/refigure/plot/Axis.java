package org.refigure.plot;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One axis of a panel: what it shows (with the unit), its scale, and its range if it is fixed.
 *
 * @param label text beside the axis, with the unit, for instance {@code "learning rate η"}
 * @param scale linear, log10 or log2
 * @param low lower end, or empty to take it from the data
 * @param high upper end, or empty to take it from the data
 * @param step distance of the ticks, or empty to choose one that suits the data
 * @param names what stands at 0, 1, 2, … instead of numbers; empty for an axis of numbers
 */
public record Axis(
    String label,
    AxisScale scale,
    OptionalDouble low,
    OptionalDouble high,
    OptionalDouble step,
    List<String> names) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if an end is not finite, not positive on a log axis, or the
   *     ends are not in ascending order
   */
  public Axis {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(scale, "scale");
    names = List.copyOf(names);
    low.ifPresent(end -> checkEnd("low", end, label, scale));
    high.ifPresent(end -> checkEnd("high", end, label, scale));
    if (low.isPresent() && high.isPresent() && low.getAsDouble() >= high.getAsDouble()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "range low = %s must be < high = %s (axis \"%s\"): swap them or widen the range",
              low.getAsDouble(),
              high.getAsDouble(),
              label));
    }
  }

  /** An axis on which equal steps are equally long. */
  public static Axis linear(String label) {
    return free(label, AxisScale.LINEAR, List.of());
  }

  /** A logarithmic axis with ticks at powers of ten (10⁻³, 10⁻², …). */
  public static Axis log10(String label) {
    return free(label, AxisScale.LOG10, List.of());
  }

  /** A logarithmic axis with ticks at powers of two (2⁻⁵, …, 64, 128, 256). */
  public static Axis log2(String label) {
    return free(label, AxisScale.LOG2, List.of());
  }

  /** A linear axis with these names at 0, 1, 2, … instead of numbers, for instance methods. */
  public static Axis named(String label, List<String> names) {
    return free(label, AxisScale.LINEAR, names);
  }

  /**
   * The same axis from {@code low} to {@code high} whatever the data.
   *
   * @throws IllegalArgumentException if the ends are not finite and ascending, or not positive on a
   *     log axis
   */
  public Axis range(double low, double high) {
    return new Axis(label, scale, OptionalDouble.of(low), OptionalDouble.of(high), step, names);
  }

  /**
   * The same axis from {@code low} on, the upper end taken from the data: {@code from(0)} for what
   * cannot be negative.
   *
   * @throws IllegalArgumentException if the end is not finite, or not positive on a log axis
   */
  public Axis from(double low) {
    return new Axis(label, scale, OptionalDouble.of(low), high, step, names);
  }

  /**
   * The same axis up to {@code high}, the lower end taken from the data; marks of curves above are
   * drawn at the upper edge.
   *
   * @throws IllegalArgumentException if the end is not finite, or not positive on a log axis
   */
  public Axis to(double high) {
    return new Axis(label, scale, low, OptionalDouble.of(high), step, names);
  }

  /**
   * The same axis with ticks at multiples of {@code step}, as far as their labels fit: {@code
   * every(30)} for angles. On a log axis it says nothing.
   *
   * @throws IllegalArgumentException if the step is not positive and finite
   */
  public Axis every(double step) {
    if (!(step > 0 && Double.isFinite(step))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "step = %s must be > 0 and finite (axis \"%s\"): it is the distance of two ticks",
              step,
              label));
    }
    return new Axis(label, scale, low, high, OptionalDouble.of(step), names);
  }

  private static Axis free(String label, AxisScale scale, List<String> names) {
    var open = OptionalDouble.empty();
    return new Axis(label, scale, open, open, open, names);
  }

  private static void checkEnd(String which, double end, String label, AxisScale scale) {
    if (!Double.isFinite(end)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "range %s = %s must be finite (axis \"%s\"): leave the range out to take it from the data",
              which,
              end,
              label));
    }
    if (!scale.admits(end)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "range %s = %s must be > 0 (%s axis \"%s\"): give a positive end or use Axis.linear",
              which,
              end,
              scale,
              label));
    }
  }
}
