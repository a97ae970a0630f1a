package org.refigure.diagnose.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.refigure.diagnose.ArmReport;
import org.refigure.diagnose.StudyNames;
import org.refigure.diagnose.Transfer;
import org.refigure.diagnose.TransferReport;
import org.refigure.sweep.Study;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Whether a rule's rate carries over, which of the known reasons its runs show, and what to run
 * next.
 *
 * <pre>{@code
 * for (Advice each : Advice.of(study, StudyNames.of("width", "lr", "loss"))) {
 *   System.out.println(each);
 * }
 * }</pre>
 *
 * @param arm the report on the rule
 * @param findings one for every reason
 */
public record Advice(ArmReport arm, List<Finding> findings) {
  private static final List<Reason> REASONS =
      List.of(
          new EdgeOptimum(),
          new TooFewWidths(),
          new TooFewSeeds(),
          new CoarseRates(),
          new OutOfEquilibrium(),
          new ScheduleMovesState(),
          new TokensPerParameter(),
          new EpsilonReached(),
          new TiedHead(),
          new TrainedGains());

  /** Copies the findings. */
  public Advice {
    findings = List.copyOf(findings);
  }

  /**
   * Advice on every rule of a study.
   *
   * @throws IllegalArgumentException if a name is missing or trials cannot be told apart
   */
  public static List<Advice> of(Study study, StudyNames names) {
    return of(TransferReport.of(study, names), names, Map.of());
  }

  /**
   * Advice on every rule of a report.
   *
   * @param names those of the report
   * @param columns how the runs call what reasons ask for, where they do so unusually
   */
  public static List<Advice> of(
      TransferReport report, StudyNames names, Map<Column, String> columns) {
    List<Advice> all = new ArrayList<>();
    for (ArmReport arm : report.arms()) {
      Evidence evidence = new Evidence(arm, names, columns);
      all.add(new Advice(arm, REASONS.stream().map(reason -> reason.judge(evidence)).toList()));
    }
    return all;
  }

  /** The reasons that the runs show. */
  public List<Finding> seen() {
    return with(Finding.Sign.SEEN);
  }

  /** The findings of one kind. */
  public List<Finding> with(Finding.Sign sign) {
    return findings.stream().filter(finding -> finding.sign() == sign).toList();
  }

  /** One row per reason. */
  public Table table() {
    return Table.create(
        arm.arm(),
        column("reason", findings.stream().map(Finding::reason).toList()),
        column(
            "seen",
            findings.stream()
                .map(
                    each ->
                        switch (each.sign()) {
                          case SEEN -> "yes";
                          case NOT_SEEN -> "no";
                          case UNKNOWN -> "unknown";
                        })
                .toList()),
        column("what the runs say", findings.stream().map(Finding::text).toList()),
        column("next", findings.stream().map(Finding::next).toList()),
        column("reference", findings.stream().map(Finding::reference).toList()));
  }

  /**
   * All rules in plain words; what is unknown of every one of them is said once, at the end.
   *
   * @param halfWidth of the drift's interval, in octaves per doubling: the runs that would reach it
   */
  public static String text(List<Advice> all, double halfWidth) {
    List<String> lines = new ArrayList<>();
    List<String> common =
        all.isEmpty()
            ? List.of()
            : all.get(0).unknown().stream()
                .filter(line -> all.stream().allMatch(each -> each.unknown().contains(line)))
                .toList();
    for (Advice each : all) {
      lines.addAll(each.known(halfWidth));
      each.unknown().stream().filter(line -> !common.contains(line)).forEach(lines::add);
    }
    lines.addAll(common);
    return String.join("\n", lines);
  }

  /** The same for {@link TransferReport#HALF_WIDTH}. */
  public static String text(List<Advice> all) {
    return text(all, TransferReport.HALF_WIDTH);
  }

  /** The answer in plain words: verdict, reasons seen, reasons ruled out, what would tell. */
  @Override
  public String toString() {
    return text(List.of(this));
  }

  private List<String> known(double halfWidth) {
    List<String> lines = new ArrayList<>();
    lines.add(arm.sentence(halfWidth));
    seen().forEach(finding -> lines.add("  seen: " + finding));
    if (seen().isEmpty() && arm.verdict() == Transfer.NO) {
      lines.add(
          "  no known reason is seen: the rule itself does not hold here; compare decay rules as"
              + " notebook 01d does.");
    }
    List<Finding> none = with(Finding.Sign.NOT_SEEN);
    if (!none.isEmpty()) {
      lines.add(
          "  not seen: "
              + none.stream().map(Finding::reason).collect(Collectors.joining(", "))
              + ".");
    }
    return lines;
  }

  private List<String> unknown() {
    return with(Finding.Sign.UNKNOWN).stream()
        .map(finding -> "  unknown: " + finding.reason() + ": " + finding.text() + ".")
        .toList();
  }

  private static StringColumn column(String name, List<String> cells) {
    return StringColumn.create(name, cells);
  }
}
