package org.refigure.bench;

/** One subject of the bench command, for example an algorithm of a paper. */
interface Benchmark {
  /** A heading: what is measured. */
  String title();

  /**
   * Measures and reports.
   *
   * @param size full for a report; quick only shows that everything runs
   */
  void run(Size size, Report report) throws Exception;

  /** How much to measure. */
  enum Size {
    /** A second or two: for the test that the command works. */
    QUICK,
    /** For numbers that go into a report. */
    FULL
  }
}
