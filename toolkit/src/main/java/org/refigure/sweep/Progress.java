package org.refigure.sweep;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a running sweep is.
 *
 * @param done trials ended in this run, whatever their outcome
 * @param total trials to run in this run: without the cached ones
 * @param failures trials of this run that failed or were lost
 * @param elapsed time since the start
 * @param timeLeft expected time to the end, by measured seconds per unit of {@link
 *     Experiment#cost}; empty while nothing is known
 * @param workerTime where the time of the workers went
 */
public record Progress(
    int done,
    int total,
    int failures,
    Duration elapsed,
    Optional<Duration> timeLeft,
    WorkerTime workerTime) {

  /** Of one worker that has ended no trial. */
  Progress(int done, int total, int failures, Duration elapsed, Optional<Duration> timeLeft) {
    this(
        done, total, failures, elapsed, timeLeft, new WorkerTime(1, elapsed.toNanos() / 1e9, 0, 0));
  }

  /** True once every trial has ended. */
  public boolean complete() {
    return done == total;
  }

  /** One line, for example {@code 12 of 30 trials, 1 failed, 40 s, about 2 min left}. */
  @Override
  public String toString() {
    String failed = failures == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", failures);
    String left =
        complete()
            ? ""
            : timeLeft.map(t -> String.format(Locale.ROOT, ", %s left", about(t))).orElse("");
    return String.format(Locale.ROOT, "%,d of ", done)
        + counted(total, "trial")
        + failed
        + ", "
        + spoken(elapsed)
        + left;
  }

  /**
   * A duration as people say it: two units at most, for example {@code 1 h 5 min} or {@code 8 s}.
   */
  public static String spoken(Duration duration) {
    long seconds = duration.plusMillis(500).toSeconds();
    if (seconds < 60) {
      return seconds == 0 && !duration.isZero() ? "under 1 s" : seconds + " s";
    }
    long minutes = (seconds + 30) / 60;
    if (seconds < 600) {
      return seconds % 60 == 0
          ? String.format(Locale.ROOT, "%d min", seconds / 60)
          : String.format(Locale.ROOT, "%d min %d s", seconds / 60, seconds % 60);
    } else if (minutes < 60) {
      return String.format(Locale.ROOT, "%d min", minutes);
    } else if (minutes < 24 * 60) {
      return String.format(
          Locale.ROOT,
          "%d h%s",
          minutes / 60,
          minutes % 60 == 0 ? "" : String.format(Locale.ROOT, " %d min", minutes % 60));
    }
    return String.format(Locale.ROOT, "%d d %d h", minutes / (24 * 60), minutes / 60 % 24);
  }

  static String about(Duration duration) {
    return duration.toMillis() < 500 ? "under 1 s" : "about " + spoken(duration);
  }

  static String counted(int number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
