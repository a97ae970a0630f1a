package org.refigure.sweep;

import java.util.ArrayList;
import java.util.SortedMap;

/** Where a trial stands in a sweep: what stays the same when the code or the data change. */
record Point(String experiment, SortedMap<String, Object> parameters, long seed) {

  static Point of(Trial trial) {
    return new Point(lasting(trial.experiment()), trial.parameters(), trial.seed());
  }

  /** True for one experiment of a jar, or two states of one that was written in a cell. */
  static boolean sameExperiment(String here, String there) {
    return lasting(here).equals(lasting(there));
  }

  /** What tells two trials of one point apart, for example {@code version}. */
  static String change(Trial here, Trial there) {
    var changes = new ArrayList<String>();
    if (!here.experiment().equals(there.experiment())) {
      changes.add("code");
    }
    if (here.version() != there.version()) {
      changes.add("version");
    }
    if (!here.data().equals(there.data())) {
      changes.add("data");
    }
    return String.join(" and ", changes);
  }

  private static String lasting(String experiment) {
    String stem = CellNames.stem(experiment);
    return stem.isEmpty() ? experiment : stem;
  }
}
