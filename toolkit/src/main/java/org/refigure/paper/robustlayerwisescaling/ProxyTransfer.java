package org.refigure.paper.robustlayerwisescaling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.refigure.claim.EstimateText;
import org.refigure.diagnose.ArmReport;
import org.refigure.diagnose.RunNames;
import org.refigure.diagnose.SteadyStates;
import org.refigure.diagnose.StudyNames;
import org.refigure.diagnose.TransferReport;
import org.refigure.optim.ScalingRule;
import org.refigure.stats.LineFit;
import org.refigure.stats.Mean;
import org.refigure.stats.PowerLaw;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.TrialRecord;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Does the best learning rate of a narrow language model stay the best one when the width grows,
 * and what do σ₁, gain and norms do meanwhile?
 *
 * <p>{@link ProxyRates} says which rates are run.
 */
public final class ProxyTransfer {
  /** Share of the steps: the last probe before the rate begins to fall at 0.8. */
  private static final double BEFORE_DECAY = 0.78;

  private static final StudyNames NAMES =
      StudyNames.of("width", "baseRate", "final held-out loss")
          .withArm("rule")
          .withClock("clock")
          .withSharedBase();

  private final ProxyGrid grid;
  private final Selection trials;
  private final TransferReport report;

  private ProxyTransfer(ProxyGrid grid, Selection trials, TransferReport report) {
    this.grid = grid;
    this.trials = trials;
    this.report = report;
  }

  /** What is measured of a matrix at the end of the plateau. */
  enum Quantity {
    SIGMA("sigma1", "σ₁"),
    GAIN("gain", "gain"),
    FROBENIUS("frobenius", "Frobenius norm"),
    STABLE_RANK("stable rank", "stable rank");

    private final String column;
    private final String label;

    Quantity(String column, String label) {
      this.column = column;
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** Runs what is missing and reads it. */
  public static ProxyTransfer run(ProxyGrid grid) {
    return of(grid, ProxyRates.run(grid, Sweep::run));
  }

  /** Reads a study that has trials of the grid. */
  static ProxyTransfer of(ProxyGrid grid, Study study) {
    Selection settled =
        new Selection(
            study.records().stream().filter(record -> record.outcome().settled()).toList());
    return new ProxyTransfer(grid, settled, TransferReport.of(settled.records(), NAMES));
  }

  /** Verdict, reason and what to run next, for every rule. */
  public TransferReport report() {
    return report;
  }

  /** The report of every rule and width, and τ/T = 1/(ηλT) at the best rate. */
  public Table table() {
    StringColumn timescale = StringColumn.create("τ/T");
    for (ArmReport arm : report.arms()) {
      for (ArmReport.WidthRow row : arm.widths()) {
        ScalingRule rule = ScalingRule.named(arm.arm());
        Selection runs = of(rule, (int) row.width()).where("baseRate", lowest(arm, row.width()));
        double decay = runs.values("eta")[0] * runs.values("lambda")[0];
        timescale.append(String.format(Locale.ROOT, "%.2f", 1 / (decay * grid.steps())));
      }
    }
    return report.table().addColumns(timescale);
  }

  /**
   * One row per group of matrices and rule: exponents of σ₁, gain, norm and stable rank in the
   * width at the common rate, and those of σ₁ between neighbouring widths.
   */
  public Table exponents() {
    StringColumn groups = StringColumn.create("matrices");
    StringColumn rules = StringColumn.create("rule");
    List<StringColumn> columns =
        Arrays.stream(Quantity.values()).map(q -> StringColumn.create(q.label())).toList();
    StringColumn local = StringColumn.create("σ₁, width by width");
    for (String type : ProxyMatrices.TYPES) {
      for (ScalingRule rule : grid.rules()) {
        groups.append(type);
        rules.append(rule.name());
        for (Quantity quantity : Quantity.values()) {
          columns
              .get(quantity.ordinal())
              .append(EstimateText.of(Mean.of(slopes(rule, List.of(type), quantity))));
        }
        local.append(
            Arrays.stream(localExponents(rule, List.of(type)))
                .mapToObj(
                    exponent -> String.format(Locale.ROOT, "%.2f", exponent).replace('-', '−'))
                .reduce((a, b) -> a + ", " + b)
                .orElse("–"));
      }
    }
    Table table = Table.create("Width exponents at the common rate", groups, rules);
    columns.forEach(table::addColumns);
    return table.addColumns(local);
  }

  /** The check of the steady state at the common rate, just before the rate falls. */
  public SteadyStates steadyStates() {
    List<TrialRecord> runs =
        trials.where("baseRate", ProxyGrid.COMMON_RATE).where("vectorDecay", 0.0).records();
    return SteadyStates.of(runs, RunNames.DEFAULT, BEFORE_DECAY);
  }

  ProxyGrid grid() {
    return grid;
  }

  ArmReport arm(ScalingRule rule) {
    return report.arm(rule.name());
  }

  /** The settled trials of a rule at a width. */
  Selection of(ScalingRule rule, int width) {
    return trials.where("rule", grid.stored(rule, width).name()).where("width", width);
  }

  /** A quantity at a width and the common rate: per seed the geometric mean over the matrices. */
  double[] values(ScalingRule rule, int width, List<String> types, Quantity quantity) {
    Selection runs = of(rule, width).where("baseRate", ProxyGrid.COMMON_RATE);
    List<String> matrices =
        ProxyMatrices.of(runs.records().get(0).trial().integer("layers"), types);
    return runs.bySeed().values().stream()
        .map(Selection::only)
        .mapToDouble(
            run ->
                Math.exp(
                    matrices.stream()
                        .mapToDouble(name -> Math.log(run.value(name + " " + quantity.column)))
                        .average()
                        .orElseThrow()))
        .toArray();
  }

  /** The exponent of a quantity in the width at the common rate, seed by seed. */
  double[] slopes(ScalingRule rule, List<String> types, Quantity quantity) {
    double[] lnWidth = grid.widths().stream().mapToDouble(Math::log).toArray();
    double[][] perWidth =
        grid.widths().stream()
            .map(width -> values(rule, width, types, quantity))
            .toArray(double[][]::new);
    double[] slopes = new double[perWidth[0].length];
    for (int seed = 0; seed < slopes.length; seed++) {
      int column = seed;
      double[] ln = Arrays.stream(perWidth).mapToDouble(width -> Math.log(width[column])).toArray();
      slopes[seed] = LineFit.of(lnWidth, ln).slope();
    }
    return slopes;
  }

  /** By how much the exponent of √(η/λ) in the width is below zero under a rule. */
  static double unitExponent(ScalingRule rule) {
    return (rule.learningRateExponent() - rule.weightDecayExponent()) / 2;
  }

  private double[] localExponents(ScalingRule rule, List<String> types) {
    double[] widths = grid.widths().stream().mapToDouble(Integer::doubleValue).toArray();
    double[] sigma =
        grid.widths().stream()
            .mapToDouble(width -> Mean.of(values(rule, width, types, Quantity.SIGMA)).value())
            .toArray();
    return PowerLaw.localExponents(widths, sigma);
  }

  /** The rate of the grid with the least mean loss. */
  private static double lowest(ArmReport arm, double width) {
    return arm.curves().means(width).entrySet().stream()
        .min(Comparator.comparingDouble(each -> each.getValue().value()))
        .orElseThrow()
        .getKey();
  }
}
