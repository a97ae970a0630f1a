package org.refigure.diagnose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.refigure.claim.EstimateText;
import org.refigure.stats.Estimated;
import org.refigure.stats.Series;
import org.refigure.stats.SeriesSource;
import org.refigure.sweep.Study;
import org.refigure.sweep.TrialRecord;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Does the best learning rate of the narrowest model carry over to the wider ones? An answer for
 * every rule of a study, with its reason and what to run next.
 *
 * <p>The rules of the verdict: an optimum that the grid does not bracket (by the losses averaged
 * over seeds), or fewer than two widths or seeds leave it undecided. Then the 95 % interval of the
 * drift of one curve family through all losses ({@link CurveFamily}) decides: inside ±{@value
 * #TOLERANCE} octave per doubling it transfers; outside, and with at most 5 % of permuted width
 * labels drifting as far, it does not; else it is undecided. A rate at which a wider model diverges
 * does not transfer.
 *
 * @param arms one report per rule, in the order in which the study has them
 * @param gaps which runs diverged and which have no loss at all, a line each
 */
public record TransferReport(List<ArmReport> arms, List<String> gaps) {
  /** Largest drift, in octaves per doubling of the width, that counts as none. */
  public static final double TOLERANCE = 0.25;

  /** Half of an interval of the drift that can tell the tolerance from the published theories. */
  public static final double HALF_WIDTH = 0.15;

  private static final String ONE_ARM = "all trials";

  /** Copies the lists. */
  public TransferReport {
    arms = List.copyOf(arms);
    gaps = List.copyOf(gaps);
  }

  /**
   * The report of a study that uses likely names: {@link StudyNames#guess}.
   *
   * @throws IllegalArgumentException if a name is missing or trials cannot be told apart
   */
  public static TransferReport of(Study study) {
    List<TrialRecord> records = study.records();
    return of(records, StudyNames.guess(settled(records)));
  }

  /**
   * The report of a study.
   *
   * @throws IllegalArgumentException if a name is missing or trials cannot be told apart
   */
  public static TransferReport of(Study study, StudyNames names) {
    return of(study.records(), names);
  }

  /**
   * The report of some records, for example of a part of a study.
   *
   * @throws IllegalArgumentException if a name is missing or trials cannot be told apart
   */
  public static TransferReport of(Collection<TrialRecord> records, StudyNames names) {
    names.require(settled(records));
    List<TrialRecord> counting =
        records.stream().filter(record -> Gaps.counts(record, names)).toList();
    List<ArmReport> reports = new ArrayList<>();
    arms(counting, names)
        .forEach((arm, trials) -> reports.add(new ArmVerdict(arm, trials, names).report()));
    return new TransferReport(reports, Gaps.lines(records, names));
  }

  /** The report of one rule. */
  public ArmReport arm(String name) {
    return arms.stream()
        .filter(report -> report.arm().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "arm = \"%s\" must be one of %s",
                        name,
                        arms.stream().map(ArmReport::arm).toList())));
  }

  /**
   * One row per rule and width: the best rate, its distance from the narrowest width's (E_lr), the
   * regret of not tuning anew, the loss, and ηλt with the equilibrium flag (ηλt ≥ 2).
   */
  public Table table() {
    List<String> names =
        List.of(
            "rule",
            "width d",
            "best log₂ η",
            "E_lr [octaves]",
            "regret [ln loss]",
            "best loss",
            "ηλt",
            "equilibrium");
    List<StringColumn> columns = names.stream().map(StringColumn::create).toList();
    for (ArmReport arm : arms) {
      for (ArmReport.WidthRow row : arm.widths()) {
        List<String> cells =
            List.of(
                arm.arm(),
                number(row.width()),
                row.problem().isEmpty() ? text(row.best()) : row.problem(),
                text(row.error()),
                text(row.regret()),
                text(row.loss()),
                row.clock().isPresent()
                    ? String.format(Locale.ROOT, "%.2f", row.clock().getAsDouble())
                    : "–",
                row.equilibrium());
        for (int i = 0; i < cells.size(); i++) {
          columns.get(i).append(cells.get(i));
        }
      }
    }
    return Table.create("Transfer report", columns.toArray(StringColumn[]::new));
  }

  /** One row per rule: verdict, drift, its checks, power, reason and what to run next. */
  public Table verdicts() {
    List<String> names =
        List.of(
            "rule",
            "verdict",
            "drift [octaves per doubling]",
            "three-point check",
            "permuted",
            "power",
            "reason",
            "next");
    List<StringColumn> columns = names.stream().map(StringColumn::create).toList();
    for (ArmReport arm : arms) {
      List<String> cells =
          List.of(
              arm.arm(),
              arm.verdict().words(),
              text(arm.drift()),
              number("%.2f", arm.check().parabola()),
              number("%.3f", arm.check().permuted()),
              arm.powerText(),
              arm.judged().reason(),
              arm.judged().next());
      for (int i = 0; i < cells.size(); i++) {
        columns.get(i).append(cells.get(i));
      }
    }
    return Table.create("Transfer verdicts", columns.toArray(StringColumn[]::new));
  }

  /**
   * Regret against the width, a curve of key {@code rule} for each; widths without one are gaps.
   */
  public SeriesSource regrets() {
    return () ->
        arms.stream()
            .map(
                arm -> {
                  List<Series.Point> points =
                      arm.widths().stream()
                          .filter(row -> row.regret().isPresent())
                          .map(row -> new Series.Point(row.width(), row.regret().get()))
                          .toList();
                  return new Series(Map.of("rule", arm.arm()), points);
                })
            .filter(series -> !series.points().isEmpty())
            .toList();
  }

  /** {@link #text(double)} for {@link #HALF_WIDTH}. */
  public String text() {
    return text(HALF_WIDTH);
  }

  /**
   * The table as fixed-width text, and below it a sentence for each rule and the gaps.
   *
   * @param halfWidth of the drift's interval, in octaves per doubling: the sentences say what runs
   *     would reach it
   */
  public String text(double halfWidth) {
    return table().printAll()
        + "\n\n"
        + Stream.concat(arms.stream().map(arm -> arm.sentence(halfWidth)), gaps.stream())
            .collect(Collectors.joining("\n"));
  }

  /** The trials of each arm; where the base is shared, those of its width count for all arms. */
  private static Map<String, List<TrialRecord>> arms(List<TrialRecord> records, StudyNames names) {
    Map<String, List<TrialRecord>> arms = new LinkedHashMap<>();
    List<TrialRecord> shared =
        names.sharedBase()
            ? records.stream()
                .filter(
                    each ->
                        names.sharedWidths(records).contains(each.trial().number(names.width())))
                .toList()
            : List.of();
    for (TrialRecord record : records) {
      if (!shared.contains(record)) {
        String arm = names.arm().map(record.trial()::text).orElse(ONE_ARM);
        arms.computeIfAbsent(arm, each -> new ArrayList<>(shared)).add(record);
      }
    }
    return arms;
  }

  private static List<TrialRecord> settled(Collection<TrialRecord> records) {
    return records.stream().filter(record -> record.outcome().settled()).toList();
  }

  /** A value with its interval, or a dash. */
  public static String text(Optional<? extends Estimated> estimated) {
    return estimated.map(each -> EstimateText.of(each)).orElse("–");
  }

  private static String number(String format, OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, format, value.getAsDouble()).replace('-', '−')
        : "–";
  }

  /** Numbers, separated by commas. */
  public static String list(Collection<? extends Number> numbers) {
    return numbers.stream()
        .map(each -> number(each.doubleValue()))
        .collect(Collectors.joining(", "));
  }

  /** A number, without a fraction where it has none. */
  public static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
