package org.refigure.paper.adamp;

import java.util.Arrays;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;

/** Claims C1 to C4, read out of a study of {@link Sweeps#whiteNoise}. */
public record NoiseGrowth(Selection trials) {
  /** Reads a study. */
  public static NoiseGrowth of(Study study) {
    return new NoiseGrowth(Selection.of(study));
  }

  /** The plain runs. */
  Selection plain() {
    return trials.where("projected", false);
  }

  /** The projected runs. */
  Selection projected() {
    return trials.where("projected", true);
  }

  /** Adds the claims about noise. */
  Scorecard judge(Scorecard card) {
    Mean growth =
        OverSeeds.mean(
            plain(),
            seed ->
                seed.where("beta", 0.9).only().value("growth")
                    / seed.where("beta", 0).only().value("growth"));
    double residual = Arrays.stream(trials.values("residual")).max().orElseThrow();
    return card.with(Claims.NOISE_IDENTITY.judge(Estimate.single(residual)))
        .with(Claims.PROJECTED_GROWTH.judge(furthestFromOne(projected())))
        .with(Claims.NO_MOMENTUM.judge(furthestFromOne(plain().where("beta", 0))))
        .with(Claims.RATIO.judge(ratio(0.9)))
        .with(Claims.RATIO_MORE.judge(ratio(0.95)))
        .with(Claims.GROWTH.judge(growth));
  }

  private Mean ratio(double beta) {
    return OverSeeds.mean(plain().where("beta", beta), "ratio");
  }

  private static Estimate furthestFromOne(Selection runs) {
    double furthest = 1;
    for (double ratio : runs.values("ratio")) {
      furthest = Math.abs(ratio - 1) > Math.abs(furthest - 1) ? ratio : furthest;
    }
    return Estimate.single(furthest);
  }
}
