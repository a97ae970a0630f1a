package org.refigure.bench;

import java.util.Arrays;
import org.refigure.stats.LineFit;

/** Whether memory that was read at even intervals has stopped growing. */
final class Growth {
  private Growth() {}

  /**
   * How much a straight line through the second half rises over that half, relative to its mean:
   * what start-up took is past by then, and a leak is not.
   */
  static double ofSecondHalf(double... resident) {
    return of(Arrays.copyOfRange(resident, resident.length / 2, resident.length));
  }

  /** The same for the first half. */
  static double ofFirstHalf(double... resident) {
    return of(Arrays.copyOf(resident, resident.length / 2));
  }

  private static double of(double... values) {
    double[] index = new double[values.length];
    Arrays.setAll(index, i -> i);
    double rise = LineFit.of(index, values).slope() * (values.length - 1);
    return rise / Arrays.stream(values).average().orElseThrow();
  }
}
