package org.refigure.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HalfTimeTest {
  @Test
  void an_exponential_decay_halves_after_its_half_life() {
    long[] steps = LongStream.rangeClosed(0, 400).toArray();
    double[] errors = LongStream.of(steps).mapToDouble(t -> 3 + Math.pow(2, -t / 20.0)).toArray();
    assertEquals(20, HalfTime.of(steps, errors), 0.01);
  }

  @Test
  void between_two_points_it_is_interpolated() {
    assertEquals(15, HalfTime.of(new long[] {0, 10, 20, 30}, new double[] {4, 3, 1, 0}), 1e-12);
  }

  @Test
  void what_has_not_dropped_has_no_half_time() {
    assertEquals(Double.NaN, HalfTime.of(new long[] {0, 1, 2}, new double[] {1, 0.1, 1}));
    assertThrows(
        IllegalArgumentException.class, () -> HalfTime.of(new long[] {0}, new double[] {1}));
  }
}
