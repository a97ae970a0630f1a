package org.refigure.paper.robustlayerwisescaling;

import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Source;
import org.refigure.optim.ScalingRule;
import org.refigure.stats.Mean;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;

/**
 * Negative control: decay switched on for the vector-like parameters must shrink the read-out,
 * which is why the paper sets λ₁ = 0.
 */
public final class ReadOutDecay {
  private ReadOutDecay() {}

  public static Sweep sweep(Scale scale) {
    boolean smoke = scale == Scale.SMOKE;
    return Sweep.of(FixedTaskModel.class)
        .fix("rule", ScalingRule.SQUARE_ROOT_DECAY.name())
        .fix("width", smoke ? 32 : 64)
        .fix("baseRate", TransferReport.COMMON_RATE)
        .fix("steps", smoke ? 600 : 1500)
        .over("vectorDecay", 0.0, 0.25)
        .seeds(smoke ? 1 : 3);
  }

  public static Scorecard judge(Scorecard scorecard, Study study) {
    Selection runs = Selection.of(study);
    double[] with = runs.where("vectorDecay", 0.25).values("read-out norm");
    double[] without = runs.where("vectorDecay", 0.0).values("read-out norm");
    for (int i = 0; i < with.length; i++) {
      with[i] /= without[i];
    }
    Claim claim =
        Claim.claim(
                "control-λ₁",
                "Decay on the read-out (λ₁ = ¼ instead of 0) shrinks its norm: ratio of the two")
            .by(Source.CONTROL, "paper, λ₁ = 0 for vector-like parameters")
            .theirs("< 1")
            .rule(Rule.below(1));
    return scorecard.with(claim.judge(Mean.of(with)));
  }
}
