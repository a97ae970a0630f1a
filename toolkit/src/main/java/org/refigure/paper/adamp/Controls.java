package org.refigure.paper.adamp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.TrialRecord;

/**
 * Runs in which projection must not matter, or is forced where it does not belong.
 *
 * @param digits a study of {@link Sweeps#digits}
 * @param withoutNorm a study of {@link Sweeps#withoutNorm}
 * @param withoutMomentum a study of {@link Sweeps#withoutMomentum}
 * @param forced a study of {@link Sweeps#forced}
 */
public record Controls(
    DigitRuns digits, Selection withoutNorm, Selection withoutMomentum, Selection forced) {
  /** Reads the studies. */
  public static Controls of(Study digits, Study withoutNorm, Study withoutMomentum, Study forced) {
    return new Controls(
        DigitRuns.of(digits),
        Selection.of(withoutNorm),
        Selection.of(withoutMomentum),
        Selection.of(forced));
  }

  /** Adds the controls. */
  Scorecard judge(Scorecard card) {
    Mean trigger =
        OverSeeds.mean(
            withoutNorm.where("recipe", Recipe.ADAMP),
            seed ->
                DigitRuns.MATRICES.stream()
                    .mapToDouble(matrix -> DigitRuns.share(seed.only(), matrix))
                    .average()
                    .orElseThrow());
    double vectors = all().mapToDouble(run -> run.value("projectedVectors")).max().orElseThrow();
    double withoutDelta =
        all()
            .filter(run -> !DigitRuns.isProjected(run))
            .flatMapToDouble(
                run ->
                    DigitRuns.MATRICES.stream().mapToDouble(matrix -> DigitRuns.share(run, matrix)))
            .max()
            .orElseThrow();
    return card.with(Claims.NO_NORM_TRIGGER.judge(trigger))
        .with(identical())
        .with(Claims.TANGENTIAL.judge(Estimate.single(largestNormDifference())))
        .with(Claims.VECTORS.judge(Estimate.single(vectors)))
        .with(Claims.NO_DELTA.judge(Estimate.single(withoutDelta)))
        .with(Claims.FORCED.judge(DigitRuns.difference(forced, digits.runs(Recipe.ADAMP, 0))));
  }

  private Stream<TrialRecord> all() {
    return Stream.of(digits.trials(), withoutNorm, withoutMomentum, forced)
        .flatMap(selection -> selection.records().stream());
  }

  /** A seed that projects in its very first step has nothing to compare. */
  private Finding identical() {
    List<TrialRecord> runs = withoutNorm.where("recipe", Recipe.ADAMP).records();
    long compared = runs.stream().filter(run -> run.value("firstProjection") >= 1).count();
    String what =
        compared
            + " of "
            + runs.size()
            + " seeds took a step before the first projection: "
            + firstProjections();
    return compared == 0
        ? Claims.NO_NORM_IDENTICAL.undecided(what)
        : Claims.NO_NORM_IDENTICAL.judge(Estimate.single(largestLossDifference())).because(what);
  }

  /** AdamP against AdamW without batch norm, step by step until AdamP first projects. */
  private double largestLossDifference() {
    double largest = 0;
    for (Selection seed : withoutNorm.bySeed().values()) {
      TrialRecord adamP = seed.where("recipe", Recipe.ADAMP).only();
      double[] left = adamP.curve("loss").values();
      double[] right = seed.where("recipe", Recipe.ADAMW).only().curve("loss").values();
      // The loss of a step is taken before its update: that of the first projected step still
      // counts.
      int steps = (int) Math.min(left.length, adamP.value("firstProjection") + 1);
      for (int i = 0; i < steps; i++) {
        largest = Math.max(largest, Math.abs(left[i] - right[i]));
      }
    }
    return largest;
  }

  private String firstProjections() {
    List<TrialRecord> runs = withoutNorm.where("recipe", Recipe.ADAMP).records();
    int steps = runs.get(0).curve("loss").size();
    return String.join(
        ", ",
        runs.stream()
            .map(run -> run.value("firstProjection"))
            .map(step -> step == steps ? "never" : "step " + Math.round(step))
            .toList());
  }

  private double largestNormDifference() {
    double largest = 0;
    for (Selection seed : withoutMomentum.bySeed().values()) {
      for (String matrix : DigitRuns.SCALE_INVARIANT) {
        double[] norms =
            Arrays.stream(new Recipe[] {Recipe.SGD, Recipe.SGDP})
                .map(recipe -> seed.where("recipe", recipe).only().curve("norm " + matrix))
                .mapToDouble(curve -> curve.values()[curve.size() - 1])
                .toArray();
        largest = Math.max(largest, Math.abs(norms[1] / norms[0] - 1));
      }
    }
    return largest;
  }
}
