package org.refigure.sweep;

import java.time.Duration;
import java.util.Locale;

/**
 * How fast one worker gets floating-point work done: for the time of a plan of which nothing was
 * run yet.
 *
 * @param flopsPerSecond floating-point operations per second that count, utilisation included
 * @param basis where the number comes from: measured how, or stated by whom
 */
public record Throughput(double flopsPerSecond, String basis) {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if it is not positive and finite, or the basis is blank
   */
  public Throughput {
    if (!(flopsPerSecond > 0 && flopsPerSecond <= Double.MAX_VALUE) || basis.isBlank()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s FLOP/s (basis \"%s\") must be positive and say where it comes from (throughput)",
              flopsPerSecond,
              basis));
    }
  }

  /** For example {@code 3.8e+14 FLOP/s (stated)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2g FLOP/s (%s)", flopsPerSecond, basis);
  }

  /** How long some work takes. */
  public Duration time(double flops) {
    double seconds = flops / flopsPerSecond;
    long whole = (long) seconds;
    return Duration.ofSeconds(whole, Math.round(1e9 * (seconds - whole)));
  }
}
