package org.refigure.sweep;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The end of the time that a trial has: interrupts the thread that started it. */
final class Deadline {
  static final String PROPERTY = "refigure.trial.timeout";

  private Duration limit = Duration.ZERO;
  private boolean passed;
  private boolean ended;

  /**
   * How long a trial may run: what its experiment says, else what the property {@value #PROPERTY}
   * says, in seconds.
   *
   * @throws IllegalArgumentException if either is not positive
   */
  static Optional<Duration> of(Experiment experiment, Trial trial) {
    Optional<Duration> own = experiment.timeout(trial);
    if (own.filter(limit -> limit.isNegative() || limit.isZero()).isPresent()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "timeout = %s must be positive (%s at %s)",
              own.get(),
              trial.experiment(),
              trial.parameters()));
    }
    return own.isPresent() ? own : fromProperty();
  }

  /** The same for the process that watches a worker: a wrong time-out fails the trial in there. */
  static Optional<Duration> ofWorker(Experiment experiment, Trial trial) {
    try {
      return of(experiment, trial);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** What a trial that took longer is recorded as failed with. */
  static String message(Duration limit) {
    return String.format(
        Locale.ROOT,
        "ran longer than its time-out of %s s (Experiment.timeout or the property %s)",
        limit.toMillis() / 1e3,
        PROPERTY);
  }

  /** The same for this trial. */
  String message() {
    return message(limit);
  }

  /** Lets the time of this thread's trial run from now. */
  void start(Duration time) {
    limit = time;
    Thread trial = Thread.currentThread();
    var watch = new Thread(() -> await(trial), "refigure-deadline");
    watch.setDaemon(true);
    watch.start();
  }

  /** The trial has ended; true if its time was out before, and then no interrupt is left of it. */
  synchronized boolean end() {
    ended = true;
    notifyAll();
    if (passed) {
      Thread.interrupted();
    }
    return passed;
  }

  private synchronized void await(Thread trial) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      for (long left = limit.toMillis(); !ended && left > 0; ) {
        wait(left);
        left = (end - System.nanoTime() + 999_999) / 1_000_000;
      }
      if (!ended) {
        passed = true;
        trial.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a cell of JDK 20+ was stopped, its trial with it
    }
  }

  private static Optional<Duration> fromProperty() {
    String text = System.getProperty(PROPERTY, "");
    if (text.isBlank()) {
      return Optional.empty();
    }
    if (!text.strip().matches("[0-9]{1,9}") || Integer.parseInt(text.strip()) == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s = \"%s\" must be a positive whole number of seconds (system property)",
              PROPERTY,
              text));
    }
    return Optional.of(Duration.ofSeconds(Integer.parseInt(text.strip())));
  }
}
