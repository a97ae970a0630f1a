package org.refigure.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Expects how long trials take from measured seconds per unit of cost; a plain mean over trials
 * would lie, since cost grows with the square of the width. Once a trial of this run has ended,
 * only this run counts: past ones may come from another machine.
 */
final class Timer {
  private final Experiment experiment;
  private final int workers;
  private double pastSeconds;
  private double pastCost;
  private double seconds;
  private double cost;
  private double costLeft;
  private int trialsLeft;

  Timer(Experiment experiment, int workers) {
    this.experiment = experiment;
    this.workers = workers;
  }

  /** Learns from a trial of an earlier run. */
  void past(Trial trial, double measured) {
    pastSeconds += measured;
    pastCost += cost(trial);
  }

  /** Adds trials that are to run. */
  void expect(List<Trial> trials) {
    trials.forEach(trial -> costLeft += cost(trial));
    trialsLeft += trials.size();
  }

  /** Learns from an expected trial that has just ended. */
  void ended(Trial trial, double measured) {
    seconds += measured;
    cost += cost(trial);
    costLeft -= cost(trial);
    trialsLeft--;
  }

  /** The time left with every worker busy; empty before anything was learnt. */
  Optional<Duration> left() {
    double rate = cost > 0 ? seconds / cost : pastSeconds / pastCost;
    if (Double.isNaN(rate)) {
      return Optional.empty();
    }
    int sideBySide = Math.max(1, Math.min(workers, trialsLeft));
    double left = trialsLeft == 0 ? 0 : Math.max(0, costLeft) * rate / sideBySide;
    return Optional.of(Duration.ofMillis(Math.round(Math.min(left, 1e9) * 1000)));
  }

  private double cost(Trial trial) {
    double units = experiment.cost(trial);
    if (!(units > 0) || Double.isInfinite(units)) {
      throw new IllegalArgumentException(
          "cost = %s must be a positive finite number (%s at %s)"
              .formatted(units, trial.experiment(), trial.parameters()));
    }
    return units;
  }
}
