package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides at one rung of {@link Halving} which settings go on. */
final class Judge {
  private final Halving rule;
  private final int rung;
  private final Map<Trial, TrialRecord> records = new HashMap<>();

  Judge(Halving rule, int rung, List<TrialRecord> ofTheRung) {
    this.rule = rule;
    this.rung = rung;
    ofTheRung.forEach(record -> records.put(record.trial(), record));
  }

  /** The budget of the rung. */
  long budget() {
    return rule.rungs().get(rung);
  }

  /**
   * Why settings do not go on; those that do are not in it.
   *
   * @param settings compared with one another: the trials of each, one for every seed
   */
  Map<List<Trial>, String> reasonsAgainst(Collection<List<Trial>> settings) {
    var reasons = new LinkedHashMap<List<Trial>, String>();
    var means = new LinkedHashMap<List<Trial>, Double>();
    for (List<Trial> setting : settings) {
      Optional<String> trouble = setting.stream().flatMap(t -> trouble(t).stream()).findFirst();
      trouble.ifPresentOrElse(
          reason -> reasons.put(setting, reason), () -> means.put(setting, mean(setting)));
    }
    int kept = rule.kept(settings.size(), rung);
    var ranked = new ArrayList<>(means.keySet());
    ranked.sort(Comparator.comparingDouble(means::get)); // stable: of equals the first stays first
    for (int i = kept; i < ranked.size(); i++) {
      List<Trial> setting = ranked.get(i);
      reasons.put(
          setting,
          String.format(
              Locale.ROOT,
              "%s = %s%s with %s = %d is number %d of %d: the best %d go on",
              rule.loss(),
              means.get(setting),
              setting.size() == 1
                  ? ""
                  : String.format(Locale.ROOT, " in the mean of %d seeds", setting.size()),
              rule.budget(),
              budget(),
              i + 1,
              settings.size(),
              kept));
    }
    return reasons;
  }

  private double mean(List<Trial> setting) {
    return setting.stream().mapToDouble(trial -> loss(record(trial))).sum() / setting.size();
  }

  /** What keeps a trial from being compared at all. */
  private Optional<String> trouble(Trial full) {
    TrialRecord record = record(full);
    OutcomeRow row = OutcomeRow.of(record.outcome());
    String place =
        String.format(
            Locale.ROOT, "with %s = %d and seed %d", rule.budget(), budget(), full.seed());
    if (record.outcome() instanceof Outcome.Diverged diverged) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "diverged %s at step %d: %s",
              place,
              diverged.step(),
              diverged.reason()));
    } else if (!(record.outcome() instanceof Outcome.Finished)) {
      return Optional.of(String.format(Locale.ROOT, "%s %s: %s", row.word(), place, row.message()));
    }
    double loss = loss(record);
    return Double.isFinite(loss)
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "%s = %s %s", rule.loss(), loss, place));
  }

  private double loss(TrialRecord record) {
    if (!record.values().containsKey(rule.loss()) && record.curves().containsKey(rule.loss())) {
      double[] values = record.curve(rule.loss()).values();
      return values[values.length - 1];
    }
    try {
      return record.value(rule.loss());
    } catch (IllegalArgumentException e) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "%s (the loss that halving by \"%s\" compares)",
              e.getMessage(),
              rule.budget()),
          e);
    }
  }

  private TrialRecord record(Trial full) {
    Trial trial = Course.at(rule, rung, full);
    @Nullable TrialRecord record = records.get(trial);
    if (record == null) {
      throw new IllegalStateException("no record of " + trial);
    }
    return record;
  }
}
