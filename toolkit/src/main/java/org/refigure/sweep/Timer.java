package org.refigure.sweep;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Expects how long trials take from measured seconds per unit of cost; a plain mean over trials
 * would lie, since cost grows with the square of the width.
 *
 * <p>A trial is expected to take the mean seconds of the measured trials of nearest cost, times the
 * ratio of the two costs: once a width has been measured, a wrong guess of its cost no longer
 * counts. Once a trial of this run has ended, only this run counts: past ones may come from another
 * machine. The time left is that of the engine's own schedule, each trial in turn taken by the
 * first free worker, less what the running ones have done already.
 */
final class Timer {
  /** The schedule is played through again once one in so many of its trials has ended, ... */
  private static final int PATIENCE = 100;

  /** ... or one of the first so many costs has been measured. */
  private static final int NEWS = 10;

  private final Experiment experiment;
  private final int workers;
  private final LongSupplier nanoTime;
  private final NavigableMap<Double, Measured> past = new TreeMap<>();
  private final NavigableMap<Double, Measured> present = new TreeMap<>();
  private final Queue<Expected> waiting = new ArrayDeque<>();
  private final Map<Trial, Expected> running = new HashMap<>();
  private int endedSincePlayed;
  private double playedSeconds;
  private long playedAt;

  /** Trials of one cost that have been seen to end. */
  private record Measured(int trials, double seconds) {
    Measured and(Measured other) {
      return new Measured(trials + other.trials, seconds + other.seconds);
    }
  }

  /** A trial that is to run, or has run since {@code start}. */
  private record Expected(Trial trial, double cost, long start) {}

  Timer(Experiment experiment, int workers, LongSupplier nanoTime) {
    this.experiment = experiment;
    this.workers = workers;
    this.nanoTime = nanoTime;
  }

  /** Learns from a trial of an earlier run. */
  void past(Trial trial, double seconds) {
    past.merge(cost(trial), new Measured(1, seconds), Measured::and);
  }

  /** Says what runs from now on, in this order, in place of what was expected before. */
  void expect(Collection<Trial> trials) {
    waiting.clear();
    running.clear();
    trials.forEach(trial -> waiting.add(new Expected(trial, cost(trial), 0)));
    endedSincePlayed = waiting.size();
    start();
  }

  /** Learns from an expected trial that has just run to its end. */
  void finished(Trial trial, double seconds) {
    boolean news = present.size() < NEWS && !present.containsKey(cost(trial));
    present.merge(cost(trial), new Measured(1, seconds), Measured::and);
    ended(trial);
    if (news) {
      endedSincePlayed = waiting.size();
    }
  }

  /** Hears that an expected trial has ended early: that says nothing about the others. */
  void ended(Trial trial) {
    if (running.remove(trial) == null) { // on a cluster another may have started first
      waiting.removeIf(expected -> expected.trial().equals(trial));
    }
    endedSincePlayed++;
    start();
  }

  /** The time left with every worker busy; empty before anything was learnt. */
  Optional<Duration> left() {
    if (past.isEmpty() && present.isEmpty()) {
      return Optional.empty();
    }
    long now = nanoTime.getAsLong();
    if ((long) endedSincePlayed * PATIENCE >= waiting.size()) {
      playedSeconds = played(now);
      playedAt = now;
      endedSincePlayed = 0;
    }
    double left = Math.max(0, playedSeconds - (now - playedAt) / 1e9);
    return Optional.of(Duration.ofMillis(Math.round(Math.min(left, 1e9) * 1000)));
  }

  private void start() {
    while (running.size() < workers && !waiting.isEmpty()) {
      Expected next = waiting.remove();
      running.put(next.trial(), new Expected(next.trial(), next.cost(), nanoTime.getAsLong()));
    }
  }

  /** Seconds until the last trial ends. */
  private double played(long now) {
    var free = new PriorityQueue<Double>(); // when each busy worker will be free
    double last = 0;
    for (Expected trial : running.values()) {
      double left = Math.max(0, seconds(trial.cost()) - (now - trial.start()) / 1e9);
      free.add(left);
      last = Math.max(last, left);
    }
    for (Expected trial : waiting) { // then every worker is busy
      double end = free.remove() + seconds(trial.cost());
      free.add(end);
      last = Math.max(last, end);
    }
    return last;
  }

  private double seconds(double cost) {
    NavigableMap<Double, Measured> known = present.isEmpty() ? past : present;
    Map.@Nullable Entry<Double, Measured> below = known.floorEntry(cost);
    Map.@Nullable Entry<Double, Measured> above = known.ceilingEntry(cost);
    boolean up = below == null || (above != null && above.getKey() / cost < cost / below.getKey());
    Map.@Nullable Entry<Double, Measured> nearest = up ? above : below;
    if (nearest == null) {
      throw new IllegalStateException("nothing was measured");
    }
    Measured measured = nearest.getValue();
    return measured.seconds() / measured.trials() * (cost / nearest.getKey());
  }

  private double cost(Trial trial) {
    double units = experiment.cost(trial);
    if (!(units > 0) || Double.isInfinite(units)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "cost = %s must be a positive finite number (%s at %s)",
              units,
              trial.experiment(),
              trial.parameters()));
    }
    return units;
  }
}
