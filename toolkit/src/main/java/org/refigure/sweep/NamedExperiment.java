package org.refigure.sweep;

import java.util.Map;
import java.util.TreeMap;

/**
 * An experiment and the name its trials carry: the name of its class, or, if it was written in a
 * notebook's cell, its simple name and a hash of its code ({@link CellCode}).
 */
record NamedExperiment(String name, Experiment experiment) {
  /** Of a class; reads the code of one of a cell, once for all trials. */
  static NamedExperiment of(Class<? extends Experiment> type) {
    return of(ExperimentClass.instance(type));
  }

  /** Of an object. */
  static NamedExperiment of(Experiment experiment) {
    Class<? extends Experiment> type = experiment.getClass();
    String name = CellCode.of(type).map(CellCode::name).orElseGet(type::getName);
    return new NamedExperiment(name, experiment);
  }

  /** A trial at a point. */
  Trial trial(Map<String, ?> parameters, long seed) {
    return new Trial(
        name,
        experiment.version(),
        new TreeMap<>(parameters),
        seed,
        new TreeMap<>(experiment.data()));
  }

  /** What messages call it. */
  String simpleName() {
    return experiment.getClass().getSimpleName();
  }
}
