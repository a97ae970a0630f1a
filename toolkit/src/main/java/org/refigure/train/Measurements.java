package org.refigure.train;

import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Where a training leaves what it measures: a sweep's recorder ({@code out::point}), {@link
 * Measured}, a test.
 */
@FunctionalInterface
public interface Measurements {
  /** One point of a curve. */
  void point(String curve, long step, double value);

  /**
   * A list of numbers, for example a spectrum.
   *
   * @throws UnsupportedOperationException if this place takes points only
   */
  default void vector(String name, double[] values) {
    throw new UnsupportedOperationException(
        String.format(
            Locale.ROOT,
            "a probe measures the vector \"%s\" and this place takes points only: use"
                + " Measurements.of(out::point, out::vector)",
            name));
  }

  /** A place for both. */
  static Measurements of(Measurements points, BiConsumer<String, double[]> vectors) {
    return new Measurements() {
      @Override
      public void point(String curve, long step, double value) {
        points.point(curve, step, value);
      }

      @Override
      public void vector(String name, double[] values) {
        vectors.accept(name, values);
      }
    };
  }
}
