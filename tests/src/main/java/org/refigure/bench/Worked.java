package org.refigure.bench;

import java.util.ArrayList;
import java.util.List;
import org.refigure.sweep.Engine;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.TrialRecord;

/** Trials of the bench, run by an engine beside any study. */
final class Worked {
  private Worked() {}

  /**
   * The records in the order in which the trials ended.
   *
   * @throws IllegalStateException if one did not finish; says how it ended
   */
  static List<TrialRecord> off(Engine engine, Sweep sweep) throws InterruptedException {
    List<TrialRecord> records = new ArrayList<>();
    engine.run(sweep.experiment(), sweep.trials(), records::add);
    for (TrialRecord each : records) {
      if (!(each.outcome() instanceof Outcome.Finished)) {
        throw new IllegalStateException("a trial of the bench ended so: " + each.outcome());
      }
    }
    return records;
  }
}
