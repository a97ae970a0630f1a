package org.refigure.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A study whose numbers are known: loss = (1 + seed)·width², its curve and its spectrum. */
final class RunsFixture {
  static final int SEEDS = 3;

  private RunsFixture() {}

  /** Widths 2, 4, 8 of the rules A and B; B's numbers are ten times A's. */
  static Study study() {
    return study((trial, finished) -> finished);
  }

  /** The same, where some trials end otherwise. */
  static Study study(Ending ending) {
    return study(ending, trial -> true);
  }

  /** The same, where only some of the planned trials have run. */
  static Study study(Ending ending, Predicate<Trial> ran) {
    Study study = Study.inMemory();
    var planned = new ArrayList<Trial>();
    for (long seed = 0; seed < SEEDS; seed++) {
      for (int width : new int[] {2, 4, 8}) {
        for (String rule : List.of("A", "B")) {
          Trial trial = trial(width, rule, seed);
          planned.add(trial);
          if (ran.test(trial)) {
            study.record(ending.of(trial, finished(trial)));
          }
        }
      }
    }
    return study.only(planned);
  }

  /** What becomes of a trial. */
  interface Ending {
    TrialRecord of(Trial trial, TrialRecord finished);
  }

  static Trial trial(int width, String rule, long seed) {
    return new Trial("Squares", 1, new TreeMap<>(Map.of("width", width, "rule", rule)), seed);
  }

  static TrialRecord ended(Trial trial, Outcome outcome) {
    return new TrialRecord(trial, 1, outcome, 0, Recorded.nothing());
  }

  static TrialRecord finished(Trial trial) {
    double loss =
        (1 + trial.seed())
            * Math.pow(trial.number("width"), 2)
            * (trial.text("rule").equals("B") ? 10 : 1);
    return finished(trial, loss, new Curve(new long[] {0, 5, 9}, new double[] {3, 2, loss}));
  }

  static TrialRecord finished(Trial trial, double loss, Curve curve) {
    var recorded =
        Recorded.of(
            Map.of("loss", loss),
            Map.of("course", curve),
            Map.of("spectrum", new double[] {loss, loss / 2}));
    return new TrialRecord(trial, 1, new Outcome.Finished(), 0, recorded);
  }
}
