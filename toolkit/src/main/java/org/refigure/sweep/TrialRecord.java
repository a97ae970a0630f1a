package org.refigure.sweep;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one trial: the row that travels from a worker to the study.
 *
 * @param trial what was run
 * @param attempt which try this was, from 1
 * @param outcome how it ended
 * @param seconds how long it ran
 * @param recorded what it measured, up to where it ended
 */
public record TrialRecord(
    Trial trial, int attempt, Outcome outcome, double seconds, Recorded recorded) {

  /** Checks the ranges. */
  public TrialRecord {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt = %d must be ≥ 1".formatted(attempt));
    }
    if (!(seconds >= 0)) {
      throw new IllegalArgumentException("seconds = %s must be ≥ 0".formatted(seconds));
    }
  }

  /** Single numbers by name. */
  public SortedMap<String, Double> values() {
    return recorded.values();
  }

  /** Curves by name. */
  public SortedMap<String, Curve> curves() {
    return recorded.curves();
  }

  /** Lists of numbers by name. */
  public SortedMap<String, double[]> vectors() {
    return recorded.vectors();
  }

  /**
   * One recorded number.
   *
   * @throws IllegalArgumentException if the trial did not record it
   */
  public double value(String name) {
    return found(values().get(name), "value", name, values());
  }

  /**
   * One recorded curve.
   *
   * @throws IllegalArgumentException if the trial did not record it
   */
  public Curve curve(String name) {
    return found(curves().get(name), "curve", name, curves());
  }

  /**
   * One recorded list of numbers, as a copy.
   *
   * @throws IllegalArgumentException if the trial did not record it
   */
  public double[] vector(String name) {
    return found(vectors().get(name), "vector", name, vectors()).clone();
  }

  /** The same record under another attempt number. */
  TrialRecord withAttempt(int number) {
    return new TrialRecord(trial, number, outcome, seconds, recorded);
  }

  private <T> T found(@Nullable T found, String kind, String name, SortedMap<String, ?> all) {
    if (found == null) {
      throw new IllegalArgumentException(
          "%s \"%s\" was not recorded by %s; it %s and has %s"
              .formatted(kind, name, trial.parameters(), outcome.word(), all.keySet()));
    }
    return found;
  }
}
