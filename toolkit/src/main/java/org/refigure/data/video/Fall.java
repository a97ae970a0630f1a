package org.refigure.data.video;

import java.util.Locale;

/**
 * A drop from rest, or what is shown in its place: the distance h·min(1, t/T)^p is covered at time
 * t, and there the object stays.
 *
 * @param height h, in metres
 * @param time T until contact, in seconds; infinite for an object that hangs still
 * @param power p: 2 for a constant acceleration, 1 for a constant speed
 */
public record Fall(double height, double time, double power) {
  /** The gravity of Earth, m/s². */
  public static final double EARTH = 9.81;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public Fall {
    if (!(height > 0 && time > 0 && power > 0 && height < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "height = %s, time = %s, power = %s must be > 0 (fall)",
              height,
              time,
              power));
    }
  }

  /** h = ½gT². */
  public static Fall free(double height, double gravity) {
    return new Fall(height, Math.sqrt(2 * height / gravity), 2);
  }

  /** A violation: as fast at the start as at the end, h = vT. */
  public static Fall steady(double height, double speed) {
    return new Fall(height, height / speed, 1);
  }

  /** An object that does not fall at all. */
  public static Fall still(double height) {
    return new Fall(height, Double.POSITIVE_INFINITY, 2);
  }

  /** The same shown s times slower: T becomes sT. */
  public Fall slowed(double stretch) {
    return new Fall(height, stretch * time, power);
  }

  /** The distance covered at a time, in metres. */
  public double fallen(double seconds) {
    return height * Math.pow(Math.min(1, seconds / time), power);
  }
}
