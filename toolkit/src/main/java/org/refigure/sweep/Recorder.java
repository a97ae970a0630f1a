package org.refigure.sweep;

/**
 * Where a running trial leaves what it measures.
 *
 * <p>Names are free but become columns of a table without regard to case: a name keeps one kind,
 * and it is neither a parameter of the trial nor one of {@code seed, outcome, seconds, attempt,
 * step, value, experiment, version}. Breaking this fails the trial.
 */
public interface Recorder {
  /**
   * Records one number of the trial, the last one counts: it becomes a column of the study table.
   */
  void value(String name, double value);

  /** Records one point of a curve: for example the loss at a step. */
  void point(String curve, long step, double value);

  /** Records a list of numbers: for example the singular values of a matrix at the end. */
  void vector(String name, double[] values);

  /**
   * States how the trial computes, where it can compute in more than one way: for example which
   * engine its training chose. It joins the facts of the record's {@link Provenance}, so it is not
   * part of what was measured and must not be one of the facts that every record has.
   */
  void fact(String name, String text);

  /**
   * Says that the trial spent so many seconds in training steps, besides those said before: the
   * rest of its time went into probes, data and the like. It is told with the sweep ({@link
   * WorkerTime}) and kept by no study.
   */
  default void inSteps(double seconds) {}
}
