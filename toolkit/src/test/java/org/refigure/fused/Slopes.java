package org.refigure.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Derivatives by hand against slopes of a formula in double precision. */
final class Slopes {
  private static final double STRETCH = 1e-5;

  /** Rounding in float32 along sums of up to a few hundred terms of size 1. */
  private static final double TOLERANCE = 2e-5;

  private Slopes() {}

  /** Numbers in (−2, 2) that differ by name. */
  static float[] numbers(int count, long name) {
    Random random = new Random(name);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = 4 * random.nextFloat() - 2;
    }
    return numbers;
  }

  static double[] widened(float[] x) {
    double[] wide = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      wide[i] = x[i];
    }
    return wide;
  }

  /** Σ weights·values: a loss whose gradient with respect to the values is the weights. */
  static double weighted(double[] values, float[] weights) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * weights[i];
    }
    return sum;
  }

  static void assertClose(float[] ours, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) ours[i])
          .as("entry %d", i)
          .isCloseTo(expected[i], within(TOLERANCE * (1 + Math.abs(expected[i]))));
    }
  }

  static void assertGradient(ToDoubleFunction<double[]> loss, float[] at, float[] gradient) {
    double[] x = widened(at);
    for (int i = 0; i < x.length; i++) {
      double here = x[i];
      x[i] = here + STRETCH;
      double above = loss.applyAsDouble(x);
      x[i] = here - STRETCH;
      double below = loss.applyAsDouble(x);
      x[i] = here;
      double slope = (above - below) / (2 * STRETCH);
      assertThat((double) gradient[i])
          .as("slope %d", i)
          .isCloseTo(slope, within(TOLERANCE * (1 + Math.abs(slope))));
    }
  }
}
