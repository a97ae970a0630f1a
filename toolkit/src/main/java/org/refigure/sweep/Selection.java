package org.refigure.sweep;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finished trials picked out of a study by their parameters, ready for statistics.
 *
 * <p>Trials that diverged have no numbers to average and are not in a selection; a study in which
 * one failed or was lost gives none at all, since a mean over the others would look whole. New code
 * reads {@link Runs}, whose every number names the runs it lacks.
 *
 * @param records the picked records, in the study's order
 */
public record Selection(List<TrialRecord> records) {
  /** Copies the list. */
  public Selection {
    records = List.copyOf(records);
  }

  /**
   * All finished trials of a study.
   *
   * @throws IllegalStateException if a trial failed or was lost; the message names the first
   */
  public static Selection of(Study study) {
    List<TrialRecord> all = study.records();
    List<TrialRecord> missing = all.stream().filter(each -> each.outcome().failure()).toList();
    if (!missing.isEmpty()) {
      TrialRecord first = missing.get(0);
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%d of %s are missing, the first at %s with seed %d (%s): mend it and run the sweep"
                  + " again, or read study.runs(), which says of every number what it lacks",
              missing.size(),
              Progress.counted(all.size(), "trial"),
              first.trial().parameters(),
              first.trial().seed(),
              first.outcome()));
    }
    return new Selection(
        all.stream().filter(record -> record.outcome() instanceof Outcome.Finished).toList());
  }

  /** Those whose parameter has this value; numbers compare as numbers, enums by their names. */
  public Selection where(String parameter, Object value) {
    return new Selection(
        records.stream()
            .filter(record -> same(record.trial().parameters().get(parameter), value))
            .toList());
  }

  /** The selection of each seed, seeds ascending: independent repeats of the same sweep. */
  public SortedMap<Long, Selection> bySeed() {
    var seeds = new TreeMap<Long, Selection>();
    for (TrialRecord record : records) {
      seeds.computeIfAbsent(
          record.trial().seed(),
          seed ->
              new Selection(
                  records.stream().filter(other -> other.trial().seed() == seed).toList()));
    }
    return seeds;
  }

  /** The distinct values of a numeric parameter, ascending. */
  public double[] distinct(String parameter) {
    return records.stream()
        .mapToDouble(record -> record.trial().number(parameter))
        .sorted()
        .distinct()
        .toArray();
  }

  /** A numeric parameter of every record, in order. */
  public double[] parameter(String name) {
    return records.stream().mapToDouble(record -> record.trial().number(name)).toArray();
  }

  /** A recorded value of every record, in order. */
  public double[] values(String name) {
    return records.stream().mapToDouble(record -> record.value(name)).toArray();
  }

  /** True if no record is left. */
  public boolean isEmpty() {
    return records.isEmpty();
  }

  /**
   * The one record that is left.
   *
   * @throws IllegalStateException if there is none or more than one
   */
  public TrialRecord only() {
    if (records.size() != 1) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%d records are left where one is expected: narrow the selection, or run what is"
                  + " missing",
              records.size()));
    }
    return records.get(0);
  }

  private static boolean same(@Nullable Object stored, Object wanted) {
    if (stored instanceof Number left && wanted instanceof Number right) {
      return left.doubleValue() == right.doubleValue();
    }
    String word = wanted instanceof Enum<?> constant ? constant.name() : wanted.toString();
    return stored != null && stored.toString().equals(word);
  }
}
