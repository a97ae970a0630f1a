package org.refigure.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What differs between two studies, the seconds and the provenance apart.
 *
 * @param here what messages call the one study
 * @param there what messages call the other
 * @param changes the differences: first trials of one study only, then those that both have
 */
public record StudyDiff(String here, String there, List<Change> changes) {
  /** The change of a trial that only the first study has. */
  public static final String ONLY_HERE = "only here";

  /** The change of a trial that only the second study has. */
  public static final String ONLY_THERE = "only there";

  /** The change of a trial that both have, with another outcome or other numbers. */
  public static final String MEASURED = "measured";

  /** The change of a point that both have, under another version or with other data. */
  public static final String STALE = "stale";

  /** Copies the list. */
  public StudyDiff {
    changes = List.copyOf(changes);
  }

  /**
   * One difference.
   *
   * @param kind {@value #ONLY_HERE}, {@value #ONLY_THERE}, {@value #MEASURED} or {@value #STALE}
   * @param trial the trial, of the first study where both have it
   * @param name what differs: for example {@code value loss}, {@code curve loss, step 10}, {@code
   *     outcome}, {@code version}, {@code data}; empty where one study lacks the trial
   * @param here how it is in the first study
   * @param there how it is in the second
   */
  public record Change(String kind, Trial trial, String name, String here, String there) {
    /** The point of the sweep in words. */
    String point() {
      return String.format(Locale.ROOT, "%s seed %d", trial.parameters(), trial.seed());
    }
  }

  /** True if both studies have the same trials with the same measurements. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The changes of one kind. */
  public List<Change> of(String kind) {
    return changes.stream().filter(change -> change.kind().equals(kind)).toList();
  }

  /** One row per change: {@code change, experiment, trial, name, here, there}, all of them text. */
  public Table table() {
    return Table.create(
        toString(),
        StringColumn.create("change", changes.stream().map(Change::kind)),
        StringColumn.create("experiment", changes.stream().map(c -> c.trial().experiment())),
        StringColumn.create("trial", changes.stream().map(Change::point)),
        StringColumn.create("name", changes.stream().map(Change::name)),
        StringColumn.create("here", changes.stream().map(Change::here)),
        StringColumn.create("there", changes.stream().map(Change::there)));
  }

  /** The line of {@link #toString}, and below it the table where there is anything to show. */
  public String text() {
    return isEmpty() ? toString() : table().printAll();
  }

  /** One line: how many trials of each kind. */
  @Override
  public String toString() {
    List<String> counts = new ArrayList<>();
    for (String kind : List.of(ONLY_HERE, ONLY_THERE, MEASURED, STALE)) {
      long trials = of(kind).stream().map(Change::trial).distinct().count();
      counts.add(
          String.format(
              Locale.ROOT, "%d %s", trials, kind.equals(MEASURED) ? "measured differently" : kind));
    }
    return String.format(Locale.ROOT, "%s against %s: %s", here, there, String.join(", ", counts));
  }

  /** The differences in what two records of one trial measured. */
  static Stream<Change> measured(TrialRecord here, TrialRecord there) {
    return Differences.all(here, there, 1).stream()
        .map(d -> new Change(MEASURED, here.trial(), d.what(), d.before(), d.after()));
  }
}
