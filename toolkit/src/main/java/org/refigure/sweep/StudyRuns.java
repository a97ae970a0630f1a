package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.refigure.sweep.StudyStore.Row;

/** Reads the runs of a study: numbers at once, curves and vectors when they are asked for. */
final class StudyRuns {
  private StudyRuns() {}

  /**
   * The runs.
   *
   * @param planned trials of the view, recorded or not; empty for a whole study
   */
  static Runs of(Study view, StudyStore store, List<Trial> planned) {
    List<Row> rows = view.rows();
    List<Trial> trials = Stream.concat(rows.stream().map(Row::trial), planned.stream()).toList();
    boolean experiments = trials.stream().map(Trial::experiment).distinct().count() > 1;
    boolean versions = trials.stream().map(Trial::version).distinct().count() > 1;
    var values = store.values();
    var seen = new HashSet<String>();
    var runs = new ArrayList<Run>();
    for (Row row : rows) {
      seen.add(row.id());
      runs.add(
          Run.of(
              setting(row.trial(), experiments, versions),
              row,
              values.getOrDefault(row.record(), Collections.emptySortedMap()),
              () -> store.recorded(row.record())));
    }
    for (Trial trial : planned) {
      if (seen.add(trial.id())) {
        runs.add(Run.notRun(setting(trial, experiments, versions), trial.seed()));
      }
    }
    return Runs.of(runs, "study " + shortName(store.place()), true);
  }

  /** Its file's name: what is shown in a notebook should not hold a folder of its author. */
  private static String shortName(String place) {
    String file = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
    return file.endsWith(".sqlite") ? file.substring(0, file.length() - 7) : file;
  }

  /** Where several experiments or versions stand in one study, these tell their trials apart. */
  private static SortedMap<String, Object> setting(
      Trial trial, boolean experiments, boolean versions) {
    if (!experiments && !versions) {
      return trial.parameters();
    }
    var setting = new TreeMap<>(trial.parameters());
    if (experiments) {
      setting.put(Columns.EXPERIMENT, trial.experiment());
    }
    if (versions) {
      setting.put(Columns.VERSION, (long) trial.version());
    }
    return setting;
  }
}
