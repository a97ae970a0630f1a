package org.refigure.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.refigure.spectrum.Equilibrium;
import org.refigure.spectrum.SteadyState;
import org.refigure.spectrum.SteadyStateReport;
import org.refigure.sweep.PlainNumbers;
import org.refigure.sweep.TrialRecord;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@link SteadyState#check} of every run of a study: one row per setting, seeds together. */
public final class SteadyStates {
  private final Map<String, List<SteadyStateReport>> settings = new LinkedHashMap<>();

  private SteadyStates() {}

  /**
   * Checks every finished run.
   *
   * @param share which step a run is judged at, as a share of its last recorded one
   * @throws IllegalArgumentException if there is no finished run or a name is not found
   */
  public static SteadyStates of(List<TrialRecord> records, RunNames names, double share) {
    List<TrialRecord> settled =
        records.stream()
            .filter(each -> each.outcome().settled() && !each.curves().isEmpty())
            .toList();
    if (settled.isEmpty()) {
      throw new IllegalArgumentException("no finished trial of the study recorded a curve");
    }
    SteadyStates states = new SteadyStates();
    List<String> varied = varied(settled);
    for (TrialRecord record : settled) {
      SteadyStateReport report = SteadyState.check(RecordedRun.of(record, names, share));
      states
          .settings
          .computeIfAbsent(setting(record, varied), each -> new ArrayList<>())
          .add(report);
    }
    return states;
  }

  /** How many settings have each verdict. */
  public Map<Equilibrium, Long> counts() {
    return settings.values().stream()
        .map(SteadyStates::worst)
        .collect(
            Collectors.groupingBy(SteadyStateReport::verdict, TreeMap::new, Collectors.counting()));
  }

  /** One row per setting: its parameters, seeds, ηλt, and verdict and reason of its worst seed. */
  public Table table() {
    StringColumn setting = StringColumn.create("setting");
    LongColumn seeds = LongColumn.create("seeds");
    DoubleColumn clock = DoubleColumn.create("ηλt");
    StringColumn verdict = StringColumn.create("verdict");
    StringColumn reason = StringColumn.create("reason");
    settings.forEach(
        (name, reports) -> {
          SteadyStateReport worst = worst(reports);
          setting.append(name);
          seeds.append(reports.size());
          clock.append(hundredths(worst.clock()));
          verdict.append(worst.verdict().words());
          reason.append(worst.reason());
        });
    return PlainNumbers.in(Table.create("Steady state", setting, seeds, clock, verdict, reason));
  }

  /** One row per matrix of one run: verdict, reason, and measured against predicted. */
  public static Table table(SteadyStateReport report) {
    StringColumn matrix = StringColumn.create("matrix");
    StringColumn verdict = StringColumn.create("verdict");
    DoubleColumn rms = DoubleColumn.create("rms / formula");
    DoubleColumn rotation = DoubleColumn.create("rotation / formula");
    DoubleColumn alignment = DoubleColumn.create("cos(W, u) − formula");
    StringColumn reason = StringColumn.create("reason");
    for (SteadyStateReport.Row row : report.matrices()) {
      matrix.append(row.name());
      verdict.append(row.verdict().words());
      append(rms, row.agreement().rms());
      append(rotation, row.agreement().rotation());
      append(alignment, row.agreement().alignment());
      reason.append(row.reason());
    }
    return PlainNumbers.in(
        Table.create(
            String.format(
                Locale.ROOT, "Steady state at step %d, ηλt = %.2f", report.step(), report.clock()),
            matrix,
            verdict,
            rms,
            rotation,
            alignment,
            reason));
  }

  /** The table as fixed-width text, and below it how many settings have each verdict. */
  public String text() {
    String counts =
        counts().entrySet().stream()
            .map(
                each -> String.format(Locale.ROOT, "%d %s", each.getValue(), each.getKey().words()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT, "%s%n%nOf %d settings: %s.", table().printAll(), settings.size(), counts);
  }

  /** One run as fixed-width text: its matrices, verdict and reason. */
  public static String text(SteadyStateReport report) {
    return String.format(
        Locale.ROOT,
        "%s%n%nThe run: %s; %s.",
        table(report).printAll(),
        report.verdict().words(),
        report.reason());
  }

  private static SteadyStateReport worst(List<SteadyStateReport> reports) {
    return reports.stream().max(Comparator.comparing(SteadyStateReport::verdict)).orElseThrow();
  }

  /** The parameters that are not the same in every trial. */
  private static List<String> varied(List<TrialRecord> records) {
    return records.stream()
        .flatMap(each -> each.trial().parameters().keySet().stream())
        .distinct()
        .filter(
            name ->
                records.stream()
                        .map(each -> String.valueOf(each.trial().parameters().get(name)))
                        .distinct()
                        .count()
                    > 1)
        .sorted()
        .toList();
  }

  private static String setting(TrialRecord record, List<String> varied) {
    return varied.isEmpty()
        ? "all trials"
        : varied.stream()
            .map(name -> name + " = " + record.trial().parameters().get(name))
            .collect(Collectors.joining(", "));
  }

  private static void append(DoubleColumn column, OptionalDouble value) {
    if (value.isPresent()) {
      column.append(hundredths(value.getAsDouble()));
    } else {
      column.appendMissing();
    }
  }

  private static double hundredths(double value) {
    return Math.rint(100 * value) / 100;
  }
}
