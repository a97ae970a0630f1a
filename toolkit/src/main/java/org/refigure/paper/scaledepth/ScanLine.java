package org.refigure.paper.scaledepth;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Relative depth along a scan line of {@value #PIXELS} places x in [0, 1]: a wall a + (1 − a)xᵖ
 * that leads away, and something standing before it. All is divided by the largest depth, so that R
 * lies in (0, 1] and reaches 1.
 *
 * @param nearest a, relative depth of the wall at x = 0
 * @param power p, how the wall bends
 * @param start first pixel of what stands before the wall
 * @param width how many pixels that covers; 0 for nothing
 * @param closer its depth as a share of the wall's behind it
 */
public record ScanLine(double nearest, double power, int start, int width, double closer) {
  /** Pixels of a line. */
  public static final int PIXELS = 16;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a depth would not be positive or a pixel does not exist
   */
  public ScanLine {
    if (!(nearest > 0 && nearest <= 1) || !(power > 0) || !(closer > 0 && closer <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "nearest = %s and closer = %s must be in (0, 1], power = %s > 0 (scan line)",
              nearest,
              closer,
              power));
    }
    if (start < 0 || width < 0 || start + width > PIXELS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "pixels %d to %d must lie in 0..%d (scan line)",
              start,
              start + width - 1,
              PIXELS - 1));
    }
  }

  /**
   * The next line of a stream: a uniform in [0.15, 0.5), p in [0.5, 2), 2 to 4 pixels from one of 0
   * to 11 on, their share in [0.4, 0.9).
   */
  public static ScanLine draw(UniformRandomProvider random) {
    return new ScanLine(
        random.nextDouble(0.15, 0.5),
        random.nextDouble(0.5, 2),
        random.nextInt(12),
        2 + random.nextInt(3),
        random.nextDouble(0.4, 0.9));
  }

  /** R at each pixel, from 0 (exclusive) to 1. */
  public double[] relative() {
    double[] depth = new double[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      double wall = nearest + (1 - nearest) * Math.pow(i / (PIXELS - 1.0), power);
      depth[i] = i >= start && i < start + width ? closer * wall : wall;
    }
    double largest = Arrays.stream(depth).max().orElseThrow();
    return Arrays.stream(depth).map(d -> d / largest).toArray();
  }
}
