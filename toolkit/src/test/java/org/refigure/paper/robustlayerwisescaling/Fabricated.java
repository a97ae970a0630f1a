package org.refigure.paper.robustlayerwisescaling;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.refigure.sweep.Curve;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Recorded;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Trial;
import org.refigure.sweep.TrialRecord;

/** Studies whose numbers follow a known law, so that an analysis must find that law again. */
final class Fabricated {
  private Fabricated() {}

  static Study study(
      Sweep sweep,
      Function<Trial, Map<String, Double>> values,
      Function<Trial, Map<String, Curve>> curves) {
    Study study = Study.inMemory();
    add(study, sweep, values, curves);
    return study.only(sweep.trials());
  }

  static void add(
      Study study,
      Sweep sweep,
      Function<Trial, Map<String, Double>> values,
      Function<Trial, Map<String, Curve>> curves) {
    add(study, sweep, trial -> recorded(values.apply(trial), curves.apply(trial), Map.of()));
  }

  /** A study of records made at will. */
  static Study study(Sweep sweep, Function<Trial, Recorded> recorded) {
    Study study = Study.inMemory();
    add(study, sweep, recorded);
    return study.only(sweep.trials());
  }

  static Recorded recorded(
      Map<String, Double> values, Map<String, Curve> curves, Map<String, double[]> vectors) {
    return new Recorded(new TreeMap<>(values), new TreeMap<>(curves), new TreeMap<>(vectors));
  }

  private static void add(Study study, Sweep sweep, Function<Trial, Recorded> recorded) {
    for (Trial trial : sweep.trials()) {
      study.record(new TrialRecord(trial, 1, new Outcome.Finished(), 1, recorded.apply(trial)));
    }
  }
}
