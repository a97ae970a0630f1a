package org.refigure.sweep;

/** Where a running trial leaves what it measures. Names are free; a name keeps one kind. */
public interface Recorder {
  /** Records one number of the trial: it becomes a column of the study table. */
  void value(String name, double value);

  /** Records one point of a curve: for example the loss at a step. */
  void point(String curve, long step, double value);

  /** Records a list of numbers: for example the singular values of a matrix at the end. */
  void vector(String name, double[] values);
}
