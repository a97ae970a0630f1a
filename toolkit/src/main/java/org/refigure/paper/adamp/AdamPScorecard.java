package org.refigure.paper.adamp;

import java.util.Locale;
import java.util.function.Function;
import org.refigure.Scale;
import org.refigure.claim.Scorecard;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;

/** The verdicts of the notebook: runs what is missing of its sweeps and judges every claim. */
public final class AdamPScorecard {
  private AdamPScorecard() {}

  /** The scorecard at a scale; trials that a study holds already are not run again. */
  public static Scorecard at(Scale scale) {
    return at(scale, Sweep::run);
  }

  /** The same with another way to run a sweep. */
  static Scorecard at(Scale scale, Function<Sweep, Study> run) {
    Study digits = run.apply(Sweeps.digits(scale));
    Controls controls =
        Controls.of(
            digits,
            run.apply(Sweeps.withoutNorm(scale)),
            run.apply(Sweeps.withoutMomentum(scale)),
            run.apply(Sweeps.forced(scale)));
    Scorecard card = Toys.run().judge(Scorecard.of(Claims.PAPER, scale));
    card = NoiseGrowth.of(run.apply(Sweeps.whiteNoise(scale))).judge(card);
    return controls.judge(DigitRuns.of(digits).judge(card));
  }

  /** What the verdicts come to, in prose with the numbers of this run; Markdown. */
  public static String findings(Scorecard card) {
    return String.format(
        Locale.ROOT,
        """
        **Findings at %s scale** (%s):

        * *The mechanism.* On noise the growth ratio at β = 0.9 is %s, against 1 without momentum or with projection; the weights' squared norm grows %s times as much as without momentum.
        * *In a network.* Without decay Adam's W2 ends %s times as long as AdamP's, SGD's %s times as long as SGDP's: the squared norm gains %s and %s times as much, but it starts far from zero, and on digits this easy the gradients are gone before much is gained.
        * *The accuracy.* AdamP minus Adam, no decay: %s percentage points; SGDP minus SGD: %s. The paper's ImageNet gains are 0.1 to 0.6 points: what an interval of this width cannot see is neither confirmed nor refuted. The notebook shows the mechanism, not the gain.
        * *The limit 19 needs steady steps.* In the toy problem gradients vanish as w finds its direction, so its growth follows the identity (C1) but not the limit (C2).
        * The ImageNet and WikiText tables cannot be run at this scale.
        """,
        card.scale().word(),
        card.summary(),
        card.ours(Claims.RATIO),
        card.ours(Claims.GROWTH),
        card.ours(Claims.norms(Recipe.ADAM, Recipe.ADAMP, "W2")),
        card.ours(Claims.norms(Recipe.SGD, Recipe.SGDP, "W2")),
        card.ours(Claims.growth(Recipe.ADAM, Recipe.ADAMP, "W2")),
        card.ours(Claims.growth(Recipe.SGD, Recipe.SGDP, "W2")),
        card.ours(Claims.accuracy(Recipe.ADAM, Recipe.ADAMP, 0)),
        card.ours(Claims.accuracy(Recipe.SGD, Recipe.SGDP, 0)));
  }
}
