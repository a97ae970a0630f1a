package org.refigure.paper.softmaxghosts;

import java.util.Arrays;
import java.util.List;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.paper.softmaxghosts.LearningRateJump.Arm;
import org.refigure.stats.Estimate;
import org.refigure.stats.Median;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;

/** Claim C4, read out of a study of {@link StepSizes#jumps}. */
public record JumpRuns(Selection trials) {
  private static final List<Arm> JUDGED = List.of(Arm.PLAIN, Arm.CONTROLLED, Arm.CLIPPED);

  /** Reads a study. */
  public static JumpRuns of(Study study) {
    return new JumpRuns(Selection.of(study));
  }

  /** The runs of an arm at a base rate, one per seed; empty if it was not run. */
  Selection runs(Arm arm, double learningRate) {
    return trials.where("arm", arm).where("learningRate", learningRate);
  }

  /** The base rates, ascending. */
  double[] learningRates() {
    return trials.distinct("learningRate");
  }

  /** Adds the claims about the jump. */
  Scorecard judge(Scorecard scorecard) {
    Scorecard card = scorecard;
    for (Arm arm : JUDGED) {
      for (double rate : learningRates()) {
        card = card.with(finalAccuracy(Claims.finalAccuracy(arm, rate), arm, rate));
      }
    }
    double largest =
        Arrays.stream(trials.where("arm", Arm.CONTROLLED).values("largestR")).max().orElseThrow();
    return card.with(finalAccuracy(Claims.HALF_LOST, Arm.PLAIN, 1e-3))
        .with(Claims.LARGEST_R.judge(Estimate.single(largest)))
        .with(Claims.OUTSIDE.judge(Median.of(runs(Arm.PLAIN, 1e-4).values("largestR"))))
        .with(ahead(1e-3))
        .with(ahead(1e-2));
  }

  private Finding finalAccuracy(Claim claim, Arm arm, double rate) {
    Selection runs = runs(arm, rate);
    return runs.isEmpty()
        ? claim.undecided("run from laptop scale on")
        : claim.judge(Median.of(runs.values("finalAccuracy")));
  }

  private Finding ahead(double rate) {
    double[] right = runs(Arm.CONTROLLED, rate).values("finalAccuracy");
    double[] wrong = runs(Arm.WRONG_RADIUS, rate).values("finalAccuracy");
    if (wrong.length == 0) {
      return Claims.ahead(rate).undecided("run from laptop scale on");
    }
    double[] differences = new double[right.length];
    Arrays.setAll(differences, i -> right[i] - wrong[i]);
    return Claims.ahead(rate).judge(Median.of(differences));
  }
}
