package org.refigure.diagnose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.TrialRecord;

/** Which runs of a study have no loss that can be compared, and what is made of them. */
final class Gaps {
  private static final int LISTED = 5;

  private Gaps() {}

  /** True if a run has a loss, or is known to have diverged. */
  static boolean counts(TrialRecord record, StudyNames names) {
    return record.outcome() instanceof Outcome.Diverged
        || record.outcome() instanceof Outcome.Finished
            && record.values().containsKey(names.loss());
  }

  /** The loss; +∞ for a run that diverged, whether it says so or its loss is NaN or infinite. */
  static double loss(TrialRecord record, StudyNames names) {
    if (diverged(record, names).isPresent()) {
      return Double.POSITIVE_INFINITY;
    }
    double loss = record.value(names.loss());
    if (!(loss > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s = %s must be > 0, for its logarithm is compared (%s)",
              names.loss(),
              loss,
              place(record)));
    }
    return loss;
  }

  /** A line for the diverged runs and one for those left out, where there are any. */
  static List<String> lines(Collection<TrialRecord> records, StudyNames names) {
    List<String> diverged = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (TrialRecord record : records) {
      if (counts(record, names)) {
        diverged(record, names).ifPresent(why -> diverged.add(place(record) + " (" + why + ")"));
      } else {
        String why =
            record.outcome() instanceof Outcome.Finished
                ? "recorded no " + names.loss()
                : record.outcome().word();
        absent.add(place(record) + " (" + why + ")");
      }
    }
    List<String> lines = new ArrayList<>();
    line(diverged, records.size(), "diverged and count as an infinite loss").ifPresent(lines::add);
    line(absent, records.size(), "have no loss and are left out").ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> line(List<String> places, int of, String what) {
    if (places.isEmpty()) {
      return Optional.empty();
    }
    String more =
        places.size() <= LISTED
            ? ""
            : String.format(Locale.ROOT, "; and %,d more", places.size() - LISTED);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,d of %,d runs %s: %s%s.",
            places.size(),
            of,
            what,
            places.stream().limit(LISTED).collect(Collectors.joining("; ")),
            more));
  }

  private static Optional<String> diverged(TrialRecord record, StudyNames names) {
    if (record.outcome() instanceof Outcome.Diverged diverged) {
      return Optional.of(diverged.reason());
    }
    double loss = record.value(names.loss());
    return Double.isNaN(loss) || loss == Double.POSITIVE_INFINITY
        ? Optional.of(names.loss() + " = " + loss)
        : Optional.empty();
  }

  private static String place(TrialRecord record) {
    SortedMap<String, Object> parameters = record.trial().parameters();
    String setting =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + " = " + each.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT, "%s%sseed %d", setting, setting.isEmpty() ? "" : ", ", record.trial().seed());
  }
}
