package org.refigure.paper.robustlayerwisescaling;

import java.util.List;
import java.util.Locale;
import org.refigure.claim.Claim;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Source;
import org.refigure.optim.ScalingRule;
import org.refigure.stats.Mean;
import org.refigure.sweep.Selection;

/**
 * Reads a coordinate check: how far activations have moved after some steps, at every width.
 *
 * @param model stands before the ids of the claims; empty for Model B
 * @param trials of two rules, with a curve for each activation whose first point is step 1
 * @param widths ascending
 * @param activations names of the curves
 */
public record CoordinateReading(
    String model, Selection trials, List<Integer> widths, List<String> activations) {
  private static final int JUDGED_STEP = 5;

  /** The change of an activation at a step, over seeds. */
  Mean change(ScalingRule rule, int width, String activation, int step) {
    Selection runs = trials.where("rule", rule.name()).where("width", width);
    return Mean.of(
        runs.records().stream()
            .mapToDouble(record -> record.curve(activation).values()[step - 1])
            .toArray());
  }

  /** Adds the check of both rules; it is judged at every scale. */
  public Scorecard judge(Scorecard scorecard) {
    Scorecard card = scorecard;
    for (String activation : activations) {
      Mean flat = growth(ScalingRule.SQUARE_ROOT_DECAY, activation);
      Mean sloped = growth(ScalingRule.STANDARD, activation);
      card =
          card.always(claim("μP", activation, 0.77, 1.3).judge(flat))
              .always(claim("SP", activation, 1.3, Double.POSITIVE_INFINITY).judge(sloped));
    }
    return card;
  }

  /** Change at the widest over change at the narrowest width, seed by seed. */
  private Mean growth(ScalingRule rule, String activation) {
    Selection runs = trials.where("rule", rule.name());
    double[] narrow = atJudgedStep(runs.where("width", widths.get(0)), activation);
    double[] wide = atJudgedStep(runs.where("width", widths.get(widths.size() - 1)), activation);
    for (int i = 0; i < wide.length; i++) {
      wide[i] /= narrow[i];
    }
    return Mean.of(wide);
  }

  private static double[] atJudgedStep(Selection runs, String activation) {
    return runs.records().stream()
        .mapToDouble(record -> record.curve(activation).values()[JUDGED_STEP - 1])
        .toArray();
  }

  private Claim claim(String rule, String activation, double low, double high) {
    boolean flat = Double.isFinite(high);
    return Claim.claim(
            String.format(Locale.ROOT, "check-%s%s-%s", model, rule, activation),
            String.format(
                Locale.ROOT,
                "Coordinate check, %s: after %d steps the %s has moved %s (widest over narrowest)",
                rule,
                JUDGED_STEP,
                activation,
                flat ? "equally far at every width" : "farther in a wider network"))
        .by(Source.SELF_CHECK, "the width rules (arXiv 2203.03466)")
        .theirs(flat ? "1" : "> 1")
        .rule(Rule.between(low, high));
  }
}
