package org.refigure.paper.robustlayerwisescaling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Source;
import org.refigure.diagnose.ArmReport;
import org.refigure.diagnose.ArmReport.WidthRow;
import org.refigure.optim.ScalingRule;
import org.refigure.paper.robustlayerwisescaling.ProxyTransfer.Quantity;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;

/** What the width transfer of the language models says about the paper's claims. */
public final class ProxyTransferReport {
  private static final List<ScalingRule> BY_DECAY =
      List.of(ScalingRule.CONSTANT_DECAY, ScalingRule.SQUARE_ROOT_DECAY, ScalingRule.LINEAR_DECAY);

  private final ProxyTransfer transfer;
  private final ProxyGrid grid;

  private ProxyTransferReport(ProxyTransfer transfer) {
    this.transfer = transfer;
    grid = transfer.grid();
  }

  /** Adds the claims about transfer, σ₁ and norms, and the controls that need no runs. */
  public static Scorecard judge(Scorecard card, ProxyTransfer transfer) {
    return new ProxyTransferReport(transfer).judge(card);
  }

  /** The negative control's trials: decay on the vector-like parameters of the base width. */
  public static Sweep vectorDecay(ProxyGrid grid) {
    return grid.vectorDecay();
  }

  /** Adds the negative control: decay on the read-out shrinks it. */
  public static Scorecard judgeVectorDecay(Scorecard card, ProxyTransfer transfer, Study study) {
    double[] with = Selection.of(study).values("head rms");
    double[] without =
        transfer
            .of(ScalingRule.SQUARE_ROOT_DECAY, transfer.grid().baseWidth())
            .where("baseRate", ProxyGrid.COMMON_RATE)
            .values("head rms");
    for (int i = 0; i < with.length; i++) {
      with[i] /= without[i];
    }
    Claim claim =
        Claim.claim(
                "control-λ₁",
                "Decay on the read-out (λ₁ = λ₀ instead of 0) shrinks it: ratio of its rms")
            .by(Source.CONTROL, "paper, λ₁ = 0 for vector-like parameters")
            .theirs("< 1")
            .rule(Rule.below(1));
    return card.with(claim.judge(Mean.of(with)));
  }

  private Scorecard judge(Scorecard empty) {
    Scorecard card = empty;
    for (ScalingRule rule : grid.rules()) {
      for (Finding finding : drift(rule)) {
        card = card.with(finding);
      }
    }
    for (ScalingRule rule : grid.rules()) {
      card = card.with(error(rule)).with(regret(rule));
    }
    for (List<String> types : List.of(ProxyMatrices.FEED_FORWARD, ProxyMatrices.ATTENTION)) {
      for (int i = 0; i + 1 < BY_DECAY.size(); i++) {
        card = card.with(step(types, BY_DECAY.get(i), BY_DECAY.get(i + 1)));
      }
      for (Quantity quantity : List.of(Quantity.SIGMA, Quantity.GAIN)) {
        card = card.with(widthFree(types, quantity));
      }
      card =
          card.with(
              power(types, "C2-p-", Quantity.SIGMA, "σ₁/√(η/λ) ∝ d^p", "0.75 at paper scale"));
      card =
          card.with(power(types, "C7-f-", Quantity.FROBENIUS, "‖W‖_F/√(η/λ) ∝ d^f", "1 for noise"));
    }
    return card.with(clock()).with(gap()).with(permuted());
  }

  private List<Finding> drift(ScalingRule rule) {
    ArmReport arm = transfer.arm(rule);
    return DriftClaims.of(rule, Rule.negative()).stream()
        .map(
            claim ->
                arm.drift().isPresent()
                    ? claim
                        .judge(arm.drift().get())
                        .because("transfer within ±0.25 octaves: " + arm.verdict().words())
                    : claim.undecided(arm.judged().reason() + "; next: " + arm.judged().next()))
        .toList();
  }

  private Finding error(ScalingRule rule) {
    WidthRow widest = widest(rule);
    Claim claim = DriftClaims.error(rule, (int) widest.width(), grid.baseWidth());
    return widest.error().isPresent()
        ? claim.judge(widest.error().get())
        : claim.undecided(problem(rule));
  }

  private Finding regret(ScalingRule rule) {
    WidthRow widest = widest(rule);
    Claim claim = DriftClaims.regret(rule, (int) widest.width());
    return widest.regret().isPresent()
        ? claim.judge(widest.regret().get())
        : claim.undecided(problem(rule));
  }

  private Finding step(List<String> types, ScalingRule weaker, ScalingRule stronger) {
    Claim claim =
        Claim.claim(
                String.format(
                    Locale.ROOT, "C6-step-%s-%s-%s", group(types), weaker.name(), stronger.name()),
                String.format(
                    Locale.ROOT,
                    "Half a power more decay takes a quarter off the width exponent of σ₁ (%s matrices): %s minus %s",
                    group(types),
                    weaker.name(),
                    stronger.name()))
            .by(Source.THEORY, "σ₁ ∝ d^(p − ½ − s/2)")
            .theirs("0.25")
            .rule(Rule.within(0.25, 0.15));
    if (!grid.rules().containsAll(List.of(weaker, stronger))) {
      return claim.undecided("the three decay rules run from laptop scale on");
    }
    return claim.judge(
        Mean.of(
            GainExponents.differences(
                transfer.slopes(weaker, types, Quantity.SIGMA),
                transfer.slopes(stronger, types, Quantity.SIGMA))));
  }

  private Finding widthFree(List<String> types, Quantity quantity) {
    Claim claim =
        Claim.claim(
                String.format(Locale.ROOT, "C3-%s-%s", quantity.label(), group(types)),
                String.format(
                    Locale.ROOT,
                    "With η ∝ 1/d and λ ∝ √d the %s of %s matrices does not depend on the width: exponent p − ¾",
                    quantity.label(),
                    group(types)))
            .by(Source.PAPER, "rule for matrix-like parameters")
            .theirs(0, "0 if p = ¾")
            .contained();
    return claim.judge(Mean.of(transfer.slopes(ScalingRule.SQUARE_ROOT_DECAY, types, quantity)));
  }

  /** An exponent after division by √(η/λ), under the paper's rule. */
  private Finding power(
      List<String> types, String id, Quantity quantity, String law, String paper) {
    Claim claim =
        Claim.claim(
                id + group(types),
                String.format(Locale.ROOT, "%s (%s matrices, s = ½)", law, group(types)))
            .by(Source.PAPER, "σ_max ∝ √(η/λ)·d^0.75 and ‖W‖ ∝ √(η/λ)")
            .theirs(paper)
            .rule(Rule.report());
    double unit = ProxyTransfer.unitExponent(ScalingRule.SQUARE_ROOT_DECAY);
    return claim.judge(
        Mean.of(
            Arrays.stream(transfer.slopes(ScalingRule.SQUARE_ROOT_DECAY, types, quantity))
                .map(slope -> slope - unit)
                .toArray()));
  }

  private Finding clock() {
    Claim claim =
        Claim.claim(
                "check-equilibrium",
                "σ₁, gains and norms of the rules with s ≥ ½ are taken in equilibrium: smallest ηλt at the common rate")
            .by(Source.SELF_CHECK, "equilibrium flag ηλt ≥ 2")
            .theirs("≥ 2")
            .rule(Rule.atLeast(2).exact());
    OptionalDouble least =
        grid.rules().stream()
            .filter(rule -> rule.weightDecayExponent() >= 0.5)
            .flatMap(rule -> grid.widths().stream().map(width -> transfer.of(rule, width)))
            .flatMapToDouble(
                runs ->
                    Arrays.stream(runs.where("baseRate", ProxyGrid.COMMON_RATE).values("clock")))
            .min();
    return grid.scale() == Scale.SMOKE
        ? claim.undecided("smoke runs are too short")
        : claim.judge(Estimate.single(least.orElseThrow()));
  }

  private Finding gap() {
    Claim claim =
        Claim.claim(
                "check-gap",
                "Held-out minus training loss at the common rate of the widest model (s = ½): decay does not act as a regulariser where it is near 0")
            .by(Source.SELF_CHECK, "single pass over the text")
            .theirs("near 0")
            .rule(Rule.report());
    int widest = grid.widths().get(grid.widths().size() - 1);
    return claim.judge(
        Mean.of(
            transfer
                .of(ScalingRule.SQUARE_ROOT_DECAY, widest)
                .where("baseRate", ProxyGrid.COMMON_RATE)
                .values("gap")));
  }

  private Finding permuted() {
    Claim claim =
        Claim.claim(
                "control-permuted-widths",
                "Permuted width labels hardly ever give a drift as large as SP's (share of permutations)")
            .by(Source.CONTROL, "")
            .theirs("≤ 0.05")
            .rule(Rule.atMost(0.05).exact());
    OptionalDouble share = transfer.arm(ScalingRule.STANDARD).permuted();
    return share.isPresent() && grid.widths().size() > 2
        ? claim.judge(Estimate.single(share.getAsDouble()))
        : claim.undecided("SP's drift is not known at three widths or more");
  }

  private WidthRow widest(ScalingRule rule) {
    List<WidthRow> rows = transfer.arm(rule).widths();
    return rows.get(rows.size() - 1);
  }

  private String problem(ScalingRule rule) {
    ArmReport arm = transfer.arm(rule);
    return arm.judged().reason()
        + (arm.judged().next().isEmpty() ? "" : "; next: " + arm.judged().next());
  }

  private static String group(List<String> types) {
    return types.equals(ProxyMatrices.ATTENTION) ? "attention" : "feed-forward";
  }
}
