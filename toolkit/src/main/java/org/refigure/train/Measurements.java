package org.refigure.train;

/** Where a training leaves what it measures: a sweep's recorder, a table, a test. */
public interface Measurements {
  /** One point of a curve. */
  void point(String curve, long step, double value);

  /** A list of numbers, for example a spectrum. */
  void vector(String name, double[] values);
}
