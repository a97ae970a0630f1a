package org.refigure.spectrum;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A quantity seen at some steps of a training.
 *
 * @param steps ascending, at least 0
 * @param values one for every step
 */
public record Trace(long[] steps, double[] values) {
  /** Nothing was recorded. */
  public static final Trace NONE = new Trace(new long[0], new double[0]);

  /**
   * Copies and checks the points.
   *
   * @throws IllegalArgumentException if there are not as many values as steps or the steps do not
   *     ascend
   */
  public Trace {
    steps = steps.clone();
    values = values.clone();
    if (steps.length != values.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d steps and %d values: there must be one for each (Trace)",
              steps.length,
              values.length));
    }
    for (int i = 1; i < steps.length; i++) {
      if (steps[i] <= steps[i - 1]) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "steps[%d] = %d must be above the one before, %d (Trace)",
                i,
                steps[i],
                steps[i - 1]));
      }
    }
  }

  /** The same value from the first step on. */
  public static Trace constant(double value) {
    return new Trace(new long[] {0}, new double[] {value});
  }

  /** True if nothing was recorded. */
  public boolean isEmpty() {
    return steps.length == 0;
  }

  /** The last step seen; −1 if there is none. */
  public long lastStep() {
    return isEmpty() ? -1 : steps[steps.length - 1];
  }

  /** The mean over the steps in [{@code from}, {@code to}]; empty where none was seen there. */
  public OptionalDouble mean(long from, long to) {
    return within(from, to).mapToDouble(i -> values[i]).average();
  }

  /** The points of the steps in [{@code from}, {@code to}]. */
  public Trace between(long from, long to) {
    int[] kept = within(from, to).toArray();
    return new Trace(
        Arrays.stream(kept).mapToLong(i -> steps[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> values[i]).toArray());
  }

  /**
   * The value at a step, on the broken line through the points, flat beyond its ends.
   *
   * @throws IllegalStateException if nothing was recorded
   */
  public double at(long step) {
    if (isEmpty()) {
      throw new IllegalStateException("an empty trace has no value at step " + step);
    }
    int place = Arrays.binarySearch(steps, step);
    int next = place >= 0 ? place : -place - 1;
    if (place >= 0 || next == 0) {
      return values[next];
    } else if (next == steps.length) {
      return values[next - 1];
    }
    double weight = (step - steps[next - 1]) / (double) (steps[next] - steps[next - 1]);
    return (1 - weight) * values[next - 1] + weight * values[next];
  }

  /** A copy of the steps. */
  @Override
  public long[] steps() {
    return steps.clone();
  }

  /** A copy of the values. */
  @Override
  public double[] values() {
    return values.clone();
  }

  private IntStream within(long from, long to) {
    return IntStream.range(0, steps.length).filter(i -> from <= steps[i] && steps[i] <= to);
  }
}
