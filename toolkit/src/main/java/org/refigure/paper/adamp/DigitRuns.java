package org.refigure.paper.adamp;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.stats.Median;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.TrialRecord;

/** Claims C5 and C6, read out of a study of {@link Sweeps#digits}. */
public record DigitRuns(Selection trials) {
  /** The layers in front of a batch norm. */
  static final List<String> SCALE_INVARIANT = List.of("W1", "W2");

  /** All matrices. */
  static final List<String> MATRICES = List.of("W1", "W2", "W3");

  /** Reads a study. */
  public static DigitRuns of(Study study) {
    return new DigitRuns(Selection.of(study));
  }

  /** The runs of a recipe at a weight decay, one for each seed. */
  Selection runs(Recipe recipe, double weightDecay) {
    return trials.where("recipe", recipe).where("weightDecay", weightDecay);
  }

  /** Adds the claims about the network. */
  Scorecard judge(Scorecard scorecard) {
    Scorecard card = scorecard;
    for (String matrix : SCALE_INVARIANT) {
      card = card.with(norms(Recipe.ADAM, Recipe.ADAMP, matrix));
      card = card.with(norms(Recipe.SGD, Recipe.SGDP, matrix));
      card = card.with(growth(Recipe.ADAM, Recipe.ADAMP, matrix));
      card = card.with(growth(Recipe.SGD, Recipe.SGDP, matrix));
    }
    for (String matrix : SCALE_INVARIANT) {
      card = card.with(triggered(Recipe.ADAMP, matrix)).with(triggered(Recipe.SGDP, matrix));
    }
    return card.with(Claims.LAST_LAYER.judge(lastLayer()))
        .with(accuracy(Recipe.ADAM, Recipe.ADAMP, 0))
        .with(accuracy(Recipe.ADAM, Recipe.ADAMP, Sweeps.ADAM_DECAY))
        .with(accuracy(Recipe.ADAMW, Recipe.ADAMP, Sweeps.ADAM_DECAY))
        .with(accuracy(Recipe.SGD, Recipe.SGDP, 0))
        .with(accuracy(Recipe.SGD, Recipe.SGDP, Sweeps.SGD_DECAY));
  }

  /** The share of steps in which a matrix was projected, in either view. */
  static double share(TrialRecord run, String matrix) {
    return run.value("rows " + matrix) + run.value("whole " + matrix);
  }

  private Finding norms(Recipe plain, Recipe projected, String matrix) {
    double[] above = ends(runs(plain, 0), matrix, (first, last) -> last);
    double[] below = ends(runs(projected, 0), matrix, (first, last) -> last);
    return Claims.norms(plain, projected, matrix).judge(medianRatio(above, below));
  }

  private Finding growth(Recipe plain, Recipe projected, String matrix) {
    double[] above = ends(runs(plain, 0), matrix, (first, last) -> last * last - first * first);
    double[] below = ends(runs(projected, 0), matrix, (first, last) -> last * last - first * first);
    return Claims.growth(plain, projected, matrix).judge(medianRatio(above, below));
  }

  /** A function of the first and the last norm of each run. */
  private static double[] ends(Selection runs, String matrix, DoubleBinaryOperator function) {
    return runs.records().stream()
        .map(run -> run.curve("norm " + matrix).values())
        .mapToDouble(norms -> function.applyAsDouble(norms[0], norms[norms.length - 1]))
        .toArray();
  }

  private static Estimate medianRatio(double[] above, double[] below) {
    double[] ratios = new double[above.length];
    Arrays.setAll(ratios, i -> above[i] / below[i]);
    return Median.of(ratios).estimate();
  }

  private Finding triggered(Recipe projected, String matrix) {
    Mean share = OverSeeds.mean(runs(projected, 0), seed -> share(seed.only(), matrix));
    return Claims.triggered(projected, matrix).judge(share);
  }

  private Mean lastLayer() {
    return OverSeeds.mean(
        trials,
        seed ->
            seed.records().stream()
                .filter(run -> isProjected(run))
                .mapToDouble(run -> share(run, "W3"))
                .average()
                .orElseThrow());
  }

  /** Whether a run's recipe may project at all. */
  static boolean isProjected(TrialRecord run) {
    Recipe recipe = run.trial().choice("recipe", Recipe.class);
    return recipe == Recipe.ADAMP || recipe == Recipe.SGDP;
  }

  private Finding accuracy(Recipe plain, Recipe projected, double weightDecay) {
    Claim claim = Claims.accuracy(plain, projected, weightDecay);
    return claim.judge(difference(runs(projected, weightDecay), runs(plain, weightDecay)));
  }

  /** Mean over seeds of the difference of final accuracies, in percentage points. */
  static Mean difference(Selection left, Selection right) {
    double[] differences = left.values("finalAccuracy");
    double[] subtracted = right.values("finalAccuracy");
    Arrays.setAll(differences, i -> 100 * (differences[i] - subtracted[i]));
    return Mean.of(differences);
  }
}
