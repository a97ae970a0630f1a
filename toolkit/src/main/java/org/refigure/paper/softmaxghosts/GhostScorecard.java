package org.refigure.paper.softmaxghosts;

import java.util.Locale;
import java.util.function.Function;
import org.refigure.Scale;
import org.refigure.claim.Scorecard;
import org.refigure.paper.softmaxghosts.LearningRateJump.Arm;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;

/** The verdicts of the notebook: runs what is missing of its sweeps and judges every claim. */
public final class GhostScorecard {
  private GhostScorecard() {}

  /** The scorecard at a scale; trials that a study holds already are not run again. */
  public static Scorecard at(Scale scale) {
    return at(scale, Sweep::run);
  }

  /** The same with another way to run a sweep. */
  static Scorecard at(Scale scale, Function<Sweep, Study> run) {
    Scorecard card = ExactRadius.judge(Scorecard.of(Claims.PAPER, scale));
    card = JumpRuns.of(run.apply(StepSizes.jumps(scale))).judge(card);
    card = DirectionRuns.of(run.apply(StepSizes.directions(scale))).judge(card);
    return TemperatureRuns.of(run.apply(StepSizes.temperatures(scale))).judge(card);
  }

  /** What the verdicts come to, in prose with the numbers of this run; Markdown. */
  public static String findings(Scorecard card) {
    return String.format(
        Locale.ROOT,
        """
        **Findings at %s scale** (%s):

        * *r < 1 is sufficient, not necessary.* At base rate 10⁻⁴ plain Adam ends at accuracy %s although its largest r after the jump is %s; the paper says such a step stays inside the radius.
        * Plain Adam at 10⁻³ ends at %s, where the paper reports about one half. Clipping the gradient's norm to 1 gives %s there: Adam divides a clipped gradient by its own size again, and the paper's clipping threshold is not known to us.
        * The worst loss ratio inside r < 1 over all temperatures and seeds is %s.
        * The onset of a tenfold loss collapses over temperatures by a factor of %s. Judged by accuracy instead (a tenth of it lost) the factor is %s: below 1 means that there is no collapse.
        """,
        card.scale().word(),
        card.summary(),
        card.ours(Claims.finalAccuracy(Arm.PLAIN, 1e-4)),
        card.ours(Claims.OUTSIDE),
        card.ours(Claims.finalAccuracy(Arm.PLAIN, 1e-3)),
        card.ours(Claims.finalAccuracy(Arm.CLIPPED, 1e-3)),
        card.ours(Claims.TEMPERATURE_LOSS),
        card.ours(Claims.COLLAPSE),
        card.ours(Claims.ACCURACY_ONSET));
  }
}
