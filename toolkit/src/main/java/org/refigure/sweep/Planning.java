package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.refigure.sweep.StudyStore.Row;

/** Holds the trials of a sweep against what a study knew of them when this was made. */
final class Planning {
  private final Experiment experiment;
  private final Engine engine;
  private final Study study;
  private final Set<String> settled;
  private final List<Row> results;

  Planning(NamedExperiment experiment, Study study, Engine engine) {
    this.experiment = experiment.experiment();
    this.engine = engine;
    this.study = study;
    this.settled = study.settled();
    this.results =
        study.rows().stream()
            .filter(row -> row.outcome().settled())
            .filter(row -> Point.sameExperiment(row.trial().experiment(), experiment.name()))
            .toList();
  }

  /** Those of the trials that the study has no result of. */
  List<Trial> fresh(Collection<Trial> trials) {
    return trials.stream().filter(trial -> !settled.contains(trial.id())).toList();
  }

  /**
   * A timer that knows the study's finished trials of this experiment in its present version; an
   * edited one of a notebook's cell is taken to need about as long as before.
   */
  Timer timer() {
    var timer = new Timer(experiment, engine.workers(), System::nanoTime);
    results.stream()
        .filter(row -> row.outcome() instanceof Outcome.Finished)
        .filter(row -> row.trial().version() == experiment.version())
        .forEach(row -> timer.past(row.trial(), row.seconds()));
    return timer;
  }

  /** Of halving it plays the rungs whose trials are all recorded, and expects what comes after. */
  Plan plan(Course course) {
    var all = new ArrayList<Trial>();
    while (!course.last() && fresh(course.trials()).isEmpty()) {
      all.addAll(course.trials());
      course.next(study);
    }
    all.addAll(course.outlook());
    return plan(all);
  }

  private Plan plan(List<Trial> trials) {
    List<Trial> fresh = fresh(trials);
    var timer = timer();
    timer.expect(fresh);
    int sideBySide = Math.min(engine.workers(), Math.max(1, fresh.size()));
    Stale stale = fresh.isEmpty() ? Stale.none() : study.stale(fresh);
    return new Plan(
        new Plan.Count(trials.size(), trials.size() - fresh.size(), stale),
        timer.left(),
        sideBySide,
        memory(fresh, sideBySide),
        fresh.stream().mapToDouble(this::flops).sum(),
        Multiplied.of(made(trials), fresh.size()).mixture());
  }

  /** Where the results of those trials come from that the study has: the newest of each. */
  private Collection<Provenance> made(List<Trial> trials) {
    Set<String> wanted = trials.stream().map(Trial::id).collect(Collectors.toSet());
    Map<String, Provenance> newest = new HashMap<>();
    results.stream()
        .filter(row -> wanted.contains(row.trial().id()))
        .forEach(row -> newest.put(row.trial().id(), row.execution().provenance()));
    return newest.values();
  }

  private double flops(Trial trial) {
    double flops = experiment.flops(trial);
    if (!(flops >= 0 && flops <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "flops = %s must be finite and ≥ 0 (%s at %s)",
              flops,
              trial.experiment(),
              trial.parameters()));
    }
    return flops;
  }

  private Plan.Memory memory(List<Trial> fresh, int sideBySide) {
    var needs = new ArrayList<Long>();
    for (Trial trial : fresh) {
      long need = experiment.memory(trial);
      if (need < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "memory = %d must be ≥ 0 bytes (%s at %s)",
                need,
                trial.experiment(),
                trial.parameters()));
      }
      needs.add(need);
    }
    needs.sort(Comparator.reverseOrder());
    long largest = needs.isEmpty() ? 0 : needs.get(0);
    long together = needs.stream().limit(sideBySide).mapToLong(Long::longValue).sum();
    return new Plan.Memory(largest, together, engine.memory());
  }
}
