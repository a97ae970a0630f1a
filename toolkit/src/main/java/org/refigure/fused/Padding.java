package org.refigure.fused;

/**
 * Where the entries of one side of a matrix stand when every run of them is padded with zeros.
 *
 * @param count entries
 * @param run entries that stay together; divides {@code count}
 * @param padded places that a run takes
 */
record Padding(int count, int run, int padded) {
  /** Runs that are padded to a multiple of a step; where nothing is added, one run for all. */
  static Padding of(int count, int run, int step) {
    int padded = Lanes.roundUp(run, step);
    return padded == run ? new Padding(count, count, count) : new Padding(count, run, padded);
  }

  /** Places of all entries. */
  int size() {
    return count / run * padded;
  }

  /** The place of an entry. */
  int at(int entry) {
    return entry / run * padded + entry % run;
  }
}
