package org.refigure.sweep;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What running a sweep would do.
 *
 * @param total trials of the sweep
 * @param cached trials whose result the study already has
 * @param fresh trials that would run
 * @param estimatedTime how long that would take, from past trials of the same experiment in the
 *     study; empty where there are none
 * @param workers how many trials would run side by side
 */
public record Plan(
    int total, int cached, int fresh, Optional<Duration> estimatedTime, int workers) {

  /** One line, for example {@code 30 trials: 24 cached, 6 new, about 2 min on 2 workers}. */
  @Override
  public String toString() {
    String line =
        String.format(
            Locale.ROOT,
            "%s: %,d cached, %,d new",
            Progress.counted(total, "trial"),
            cached,
            fresh);
    String time = estimatedTime.map(Progress::about).orElse("time unknown");
    return fresh == 0
        ? line
        : "%s, %s on %s".formatted(line, time, Progress.counted(workers, "worker"));
  }
}
