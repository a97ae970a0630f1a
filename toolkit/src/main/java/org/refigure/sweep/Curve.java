package org.refigure.sweep;

import java.util.Arrays;
import java.util.Locale;

/**
 * Values at steps, for example the training loss.
 *
 * @param steps where the values were seen, in the order they were recorded
 * @param values one for every step; may be NaN or infinite
 */
public record Curve(long[] steps, double[] values) {

  /** Copies both arrays. */
  public Curve {
    if (steps.length != values.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a curve must have one value per step: it has %d steps and %d values",
              steps.length,
              values.length));
    }
    steps = steps.clone();
    values = values.clone();
  }

  /** The number of points. */
  public int size() {
    return steps.length;
  }

  /**
   * At most so many of the points: the first, the last, and others evenly between them.
   *
   * @throws IllegalArgumentException if {@code points} &lt; 2
   */
  public Curve thinned(int points) {
    if (points < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "points = %d must be ≥ 2, the first and the last (%s)", points, this));
    }
    if (size() <= points) {
      return this;
    }
    var keptSteps = new long[points];
    var keptValues = new double[points];
    for (int i = 0; i < points; i++) {
      int from = (int) ((long) i * (size() - 1) / (points - 1));
      keptSteps[i] = steps[from];
      keptValues[i] = values[from];
    }
    return new Curve(keptSteps, keptValues);
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

  /** Bitwise: every NaN equals every other, 0.0 does not equal −0.0. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Curve curve
        && Arrays.equals(steps, curve.steps)
        && Arrays.equals(values, curve.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(steps) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "curve of %d points", size());
  }
}
