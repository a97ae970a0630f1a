package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.refigure.sweep.StudyStore.Row;

/** Holds the trials of a sweep against what a study knew of them when this was made. */
final class Planning {
  private final Experiment experiment;
  private final Engine engine;
  private final Map<String, String> data;
  private final Set<String> settled;
  private final List<Row> results;

  Planning(Experiment experiment, Study study, Engine engine) {
    this.experiment = experiment;
    this.engine = engine;
    this.data = experiment.data();
    this.settled = study.settled();
    this.results =
        study.rows().stream()
            .filter(row -> row.outcome().settled())
            .filter(row -> row.trial().experiment().equals(experiment.getClass().getName()))
            .toList();
  }

  /** Those of the trials that the study has no result of. */
  List<Trial> fresh(Collection<Trial> trials) {
    return trials.stream().filter(trial -> !settled.contains(trial.id())).toList();
  }

  /** A timer that knows the study's finished trials of this experiment in its present version. */
  Timer timer() {
    var timer = new Timer(experiment, engine.workers(), System::nanoTime);
    results.stream()
        .filter(row -> row.outcome() instanceof Outcome.Finished)
        .filter(row -> row.trial().version() == experiment.version())
        .forEach(row -> timer.past(row.trial(), row.execution().seconds()));
    return timer;
  }

  Plan plan(List<Trial> trials) {
    List<Trial> fresh = fresh(trials);
    var timer = timer();
    timer.expect(fresh);
    int sideBySide = Math.min(engine.workers(), Math.max(1, fresh.size()));
    return new Plan(
        count(trials.size(), fresh), timer.left(), sideBySide, memory(fresh, sideBySide));
  }

  private Plan.Count count(int total, List<Trial> fresh) {
    var others = new HashMap<Map<String, Object>, Trial>();
    for (Row row : results) {
      if (row.trial().version() != experiment.version() || !row.trial().data().equals(data)) {
        others.put(setting(row.trial()), row.trial());
      }
    }
    List<Trial> stale =
        fresh.stream().map(trial -> others.get(setting(trial))).filter(Objects::nonNull).toList();
    var causes = new TreeSet<String>();
    for (Trial trial : stale) {
      if (trial.version() != experiment.version()) {
        causes.add("version " + trial.version());
      }
      if (!trial.data().equals(data)) {
        causes.add("other data");
      }
    }
    int cached = total - fresh.size();
    return new Plan.Count(total, cached, stale.size(), String.join(", ", causes));
  }

  /** What a trial shares with the same trial of another code version or other data. */
  private Map<String, Object> setting(Trial trial) {
    var setting = new TreeMap<>(trial.parameters());
    setting.put(Columns.SEED, trial.seed());
    return setting;
  }

  private Plan.Memory memory(List<Trial> fresh, int sideBySide) {
    var needs = new ArrayList<Long>();
    for (Trial trial : fresh) {
      long need = experiment.memory(trial);
      if (need < 0) {
        throw new IllegalArgumentException(
            "memory = %d must be ≥ 0 bytes (%s at %s)"
                .formatted(need, trial.experiment(), trial.parameters()));
      }
      needs.add(need);
    }
    needs.sort(Comparator.reverseOrder());
    long largest = needs.isEmpty() ? 0 : needs.get(0);
    long together = needs.stream().limit(sideBySide).mapToLong(Long::longValue).sum();
    return new Plan.Memory(largest, together, engine.memory());
  }
}
