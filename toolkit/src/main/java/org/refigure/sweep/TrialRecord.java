package org.refigure.sweep;

import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one trial: the row that travels from a worker to the study.
 *
 * @param trial what was run
 * @param outcome how it ended
 * @param recorded what it measured, up to where it ended
 * @param execution how it was run
 */
public record TrialRecord(Trial trial, Outcome outcome, Recorded recorded, Execution execution) {

  /**
   * The record of a trial that this process ran.
   *
   * @param attempt which try this was, from 1
   * @param seconds how long it ran
   */
  public TrialRecord(Trial trial, int attempt, Outcome outcome, double seconds, Recorded recorded) {
    this(trial, outcome, recorded, new Execution(attempt, seconds, Provenance.ofThisProcess()));
  }

  /** Which try this was, from 1. */
  public int attempt() {
    return execution.attempt();
  }

  /** How long it ran. */
  public double seconds() {
    return execution.seconds();
  }

  /** The code and the machine it ran on. */
  public Provenance provenance() {
    return execution.provenance();
  }

  /**
   * True if the other is of the same trial, ended alike and measured the same numbers bit for bit,
   * whatever attempt, engine and machine gave it and however long it took.
   */
  public boolean sameMeasurements(TrialRecord other) {
    return trial.equals(other.trial)
        && outcome.equals(other.outcome)
        && recorded.equals(other.recorded);
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
    var again = new Execution(number, seconds(), execution.stepSeconds(), provenance());
    return new TrialRecord(trial, outcome, recorded, again);
  }

  /** The same record, run by the engine of this word. */
  TrialRecord ranBy(String engine) {
    var stamped = provenance().with(Provenance.ENGINE, engine);
    var there = new Execution(attempt(), seconds(), execution.stepSeconds(), stamped);
    return new TrialRecord(trial, outcome, recorded, there);
  }

  private <T> T found(@Nullable T found, String kind, String name, SortedMap<String, ?> all) {
    if (found == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s \"%s\" was not recorded by %s; it %s and has %s",
              kind,
              name,
              trial.parameters(),
              outcome.word(),
              all.keySet()));
    }
    return found;
  }
}
