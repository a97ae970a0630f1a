package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.EstimateText;
import org.refigure.claim.Finding;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Source;
import org.refigure.optim.ScalingRule;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.stats.ParabolaOptimum;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a {@link WidthTransfer} says about the paper's claims, as a table and as findings. */
public final class TransferReport {
  /** The base rate at which σ₁ is compared: next to the optimum of every μP rule. */
  static final double COMMON_RATE = Math.pow(2, -6);

  private final WidthTransfer transfer;
  private final Scale scale;

  private TransferReport(WidthTransfer transfer) {
    this.transfer = transfer;
    scale = transfer.scale();
  }

  /** The report of a transfer experiment. */
  public static TransferReport of(WidthTransfer transfer) {
    return new TransferReport(transfer);
  }

  /**
   * One row per rule and width: the best rate, its distance from the base width's (E_lr), the
   * regret of not retuning, the best loss, and ηλT with the equilibrium flag (ηλT ≥ 2).
   */
  public Table table() {
    StringColumn rules = StringColumn.create("rule");
    IntColumn widths = IntColumn.create("width d");
    List<StringColumn> columns = new ArrayList<>();
    for (String name :
        List.of(
            "best log₂ η_b",
            "E_lr [octaves]",
            "regret [ln loss]",
            "best loss",
            "ηλT",
            "equilibrium")) {
      columns.add(StringColumn.create(name));
    }
    for (ScalingRule rule : WidthTransfer.rules(scale)) {
      for (int width : WidthTransfer.widths(scale)) {
        rules.append(rule.name());
        widths.append(width);
        appendRow(columns, rule, width);
      }
    }
    Table table = Table.create("Transfer report of Model B", rules, widths);
    columns.forEach(table::addColumns);
    return table;
  }

  /** Adds the claims about transfer and its negative control. */
  public Scorecard judge(Scorecard scorecard) {
    Scorecard card = scorecard;
    for (ScalingRule rule : WidthTransfer.rules(scale)) {
      for (Finding finding : drift(rule)) {
        card = card.with(finding);
      }
    }
    card = card.with(regret(ScalingRule.SQUARE_ROOT_DECAY)).with(regret(ScalingRule.STANDARD));
    for (String matrix : GainExponents.MATRICES) {
      card = card.with(step(matrix, ScalingRule.CONSTANT_DECAY, ScalingRule.SQUARE_ROOT_DECAY));
      card = card.with(step(matrix, ScalingRule.SQUARE_ROOT_DECAY, ScalingRule.LINEAR_DECAY));
      card = card.with(widthFree(matrix));
    }
    return card.with(permuted());
  }

  private void appendRow(List<StringColumn> columns, ScalingRule rule, int width) {
    double[] best = transfer.bestRates(rule, width);
    double[] base = transfer.bestRates(rule, FixedTaskModel.BASE_WIDTH);
    double rate =
        transfer.losses(rule, width).entrySet().stream()
            .min(java.util.Comparator.comparingDouble(entry -> entry.getValue().value()))
            .orElseThrow()
            .getKey();
    boolean known = best.length > 0 && base.length > 0;
    double clock = transfer.clock(rule, width, rate);
    columns.get(0).append(best.length > 0 ? text(Mean.of(best)) : edge(rule, width));
    columns.get(1).append(known ? text(Mean.of(GainExponents.differences(best, base))) : "–");
    columns.get(2).append(known ? text(Mean.of(transfer.regret(rule, width))) : "–");
    columns.get(3).append(text(transfer.losses(rule, width).get(rate)));
    columns.get(4).append(String.format(Locale.ROOT, "%.1f", clock));
    columns.get(5).append(clock >= 2 ? "yes" : "no");
  }

  private List<Finding> drift(ScalingRule rule) {
    return DriftClaims.of(rule, Rule.atMost(-0.6)).stream()
        .map(
            claim ->
                transfer.bracketed(rule)
                    ? claim.judge(transfer.drift(rule))
                    : claim.undecided("an optimum lies on the edge of the grid: extend the rates"))
        .toList();
  }

  private Finding regret(ScalingRule rule) {
    List<Integer> widths = WidthTransfer.widths(scale);
    Claim claim = DriftClaims.regret(rule, widths.get(widths.size() - 1));
    return transfer.bracketed(rule)
        ? claim.judge(Mean.of(transfer.regret(rule, widths.get(widths.size() - 1))))
        : claim.undecided("an optimum lies on the edge of the grid: extend the rates");
  }

  private Finding step(String matrix, ScalingRule weaker, ScalingRule stronger) {
    Claim claim =
        Claim.claim(
                String.format(
                    Locale.ROOT, "C6-step-%s-%s-%s", matrix, weaker.name(), stronger.name()),
                String.format(
                    Locale.ROOT,
                    "Half a power more decay takes a quarter off the width exponent of σ₁(%s): %s minus %s",
                    matrix,
                    weaker.name(),
                    stronger.name()))
            .by(Source.THEORY, "σ₁ ∝ d^(p − ½ − s/2)")
            .theirs("0.25")
            .rule(Rule.within(0.25, 0.15));
    if (!scale.judged()) {
      return claim.undecided("the three decay rules run from laptop scale on");
    }
    double[] steps =
        GainExponents.differences(
            transfer.sigmaSlopes(weaker, matrix, COMMON_RATE),
            transfer.sigmaSlopes(stronger, matrix, COMMON_RATE));
    return claim.judge(Mean.of(steps));
  }

  private Finding widthFree(String matrix) {
    Claim claim =
        Claim.claim(
                "C3-σ₁-" + matrix,
                String.format(
                    Locale.ROOT,
                    "With η ∝ 1/d and λ ∝ √d, σ₁(%s) does not depend on the width: exponent p − ¾",
                    matrix))
            .by(Source.PAPER, "rule for matrix-like parameters")
            .theirs(0, "0 if p = ¾")
            .contained();
    return claim.judge(
        Mean.of(transfer.sigmaSlopes(ScalingRule.SQUARE_ROOT_DECAY, matrix, COMMON_RATE)));
  }

  private Finding permuted() {
    Claim claim =
        Claim.claim(
                "control-permuted-widths",
                "Permuted width labels hardly ever give a drift as large as SP's (share of permutations)")
            .by(Source.CONTROL, "")
            .theirs("≤ 0.05")
            .rule(Rule.atMost(0.05));
    if (!transfer.bracketed(ScalingRule.STANDARD)) {
      return claim.undecided("SP's optimum lies on the edge of the grid: extend the rates");
    }
    if (!scale.judged()) {
      return claim.undecided("one seed and two widths have too few permutations");
    }
    double share = transfer.permutationShare(ScalingRule.STANDARD);
    return claim.exact().judge(Estimate.single(share));
  }

  private String edge(ScalingRule rule, int width) {
    return transfer.optima(rule, width).stream()
        .filter(optimum -> !(optimum instanceof ParabolaOptimum.Interior))
        .map(
            optimum ->
                optimum instanceof ParabolaOptimum.AtEdge edge
                    ? String.format(
                        Locale.ROOT, "at the %s edge of the grid (%.1f)", edge.side(), edge.x())
                    : "not bracketed: a neighbour diverged")
        .findFirst()
        .orElse("–");
  }

  private static String text(Mean mean) {
    return EstimateText.of(mean);
  }
}
