package org.refigure.sweep;

import java.util.SortedMap;

/** Where a trial stands in a sweep: what stays the same when the code or the data change. */
record Point(String experiment, SortedMap<String, Object> parameters, long seed) {

  static Point of(Trial trial) {
    return new Point(trial.experiment(), trial.parameters(), trial.seed());
  }

  /** What tells two trials of one point apart, for example {@code version}. */
  static String change(Trial here, Trial there) {
    boolean version = here.version() != there.version();
    boolean data = !here.data().equals(there.data());
    return version && data ? "version and data" : version ? "version" : "data";
  }
}
