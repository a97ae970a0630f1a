package org.refigure.paper.robustlayerwisescaling;

import static org.refigure.paper.robustlayerwisescaling.SteadyStateClaims.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.refigure.claim.EstimateText;
import org.refigure.claim.Scorecard;
import org.refigure.spectrum.AnisotropicNoise;
import org.refigure.stats.LineFit;
import org.refigure.stats.Mean;
import org.refigure.stats.PowerLaw;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * AdamW on anisotropic noise: the exponent p of its weights, the one its updates predict, and the
 * decay rule that holds σ₁ still.
 */
public final class AdamOnAnisotropy {
  /** The anisotropy whose limit is the paper's p = ¾. */
  static final double PAPER_GAMMA = 0.5;

  private final Selection trials;
  private final Selection rules;

  private AdamOnAnisotropy(Selection trials, Selection rules) {
    this.trials = trials;
    this.rules = rules;
  }

  /**
   * Reads studies of {@link SteadyStateSweeps#anisotropicGradients} and {@link
   * SteadyStateSweeps#decayRules}.
   */
  public static AdamOnAnisotropy of(Study gradients, Study decayRules) {
    return new AdamOnAnisotropy(Selection.of(gradients), Selection.of(decayRules));
  }

  /** One row per γ: p of the weights, p predicted from the updates, s = 2p − 1. */
  public Table predictions() {
    StringColumn noise = StringColumn.create("noise");
    StringColumn fitted = StringColumn.create("p of the weights");
    StringColumn predicted = StringColumn.create("p predicted from E[uuᵀ]");
    StringColumn decay = StringColumn.create("recommended s = 2p − 1");
    for (double gamma : gammas()) {
      noise.append(String.format(Locale.ROOT, "γ = %s, rotated", gamma));
      append(rotated(gamma), fitted, predicted, decay);
    }
    noise.append("γ = ½ along the axes");
    append(alongAxes(), fitted, predicted, decay);
    return Table.create("From updates to a decay rule", noise, fitted, predicted, decay);
  }

  /** One row per decay rule: ηλ at the widest, the slope of σ₁ and what p − ½ − s/2 says. */
  public Table rules() {
    DoubleColumn exponent = DoubleColumn.create("s in λ ∝ dˢ");
    StringColumn slope = StringColumn.create("slope of ln σ₁ on ln d");
    StringColumn law = StringColumn.create("p − ½ − s/2");
    for (double s : decayExponents()) {
      exponent.append(s);
      slope.append(EstimateText.of(slope(s)));
      law.append(String.format(Locale.ROOT, "%.3f", lawOfSlope(s)).replace('-', '−'));
    }
    return Table.create("Decay rules", exponent, slope, law);
  }

  /** Adds the claims about AdamW on anisotropic noise. */
  Scorecard judge(Scorecard card) {
    Selection paper = rotated(PAPER_GAMMA);
    List<Mean> tops = new ArrayList<>();
    for (double width : paper.distinct("width")) {
      double random = new AnisotropicNoise(PAPER_GAMMA).topSingularValue((int) width);
      tops.add(
          OverSeeds.mean(
              paper.where("width", width), seed -> seed.only().value("topOverUnit") / random));
    }
    List<Mean> predictions = new ArrayList<>();
    for (double gamma : gammas()) {
      predictions.add(
          OverSeeds.mean(
              rotated(gamma),
              seed -> exponent(seed, "predictedTop") - exponent(seed, "topOverUnit")));
    }
    List<Mean> slopes = new ArrayList<>();
    for (double s : decayExponents()) {
      slopes.add(OverSeeds.mean(atRule(s), seed -> slopeOf(seed) - lawOfSlope(s)));
    }
    return card.with(ADAM_RMS.judge(OverSeeds.mean(paper, "rmsOverUnit")))
        .with(ADAM_TOP.judge(Extremes.furthest(1, tops)))
        .with(PREDICTOR.judge(Extremes.furthest(0, predictions)))
        .with(RULE.judge(Extremes.furthest(0, slopes)))
        .with(RECOMMENDED.judge(recommendedMinusIdentity()))
        .with(AXES.judge(OverSeeds.exponent(alongAxes(), "width", "topOverUnit")));
  }

  double[] gammas() {
    return trials.where("rotated", true).distinct("gamma");
  }

  Selection rotated(double gamma) {
    return trials.where("rotated", true).where("gamma", gamma);
  }

  Selection alongAxes() {
    return trials.where("rotated", false);
  }

  /** p of the weights at fixed η and λ. */
  Mean fitted(double gamma) {
    return OverSeeds.exponent(rotated(gamma), "width", "topOverUnit");
  }

  /** p that the second moment of the updates predicts. */
  Mean predicted(double gamma) {
    return OverSeeds.exponent(rotated(gamma), "width", "predictedTop");
  }

  double[] decayExponents() {
    return SteadyStateSweeps.DECAY_EXPONENTS.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The trials under λ ∝ dˢ; at the base width every rule is the same run. */
  Selection atRule(double s) {
    return new Selection(
        rules.records().stream()
            .filter(
                record -> {
                  Setting setting = Setting.of(record.trial());
                  double expected = SteadyStateSweeps.weightDecay(setting.width(), s);
                  return Math.abs(setting.weightDecay() / expected - 1) < 1e-9;
                })
            .toList());
  }

  /** The slope of ln σ₁ on ln d under λ ∝ dˢ. */
  Mean slope(double s) {
    return OverSeeds.mean(atRule(s), AdamOnAnisotropy::slopeOf);
  }

  /** p − ½ − s/2 with the p measured at fixed η and λ. */
  double lawOfSlope(double s) {
    return fitted(PAPER_GAMMA).value() - 0.5 - s / 2;
  }

  /** Where the line of slopes against s crosses zero, minus 2p − 1, seed by seed. */
  private Mean recommendedMinusIdentity() {
    return OverSeeds.mean(
        rules,
        seed -> {
          double[] s = decayExponents();
          double[] slopes =
              Arrays.stream(s)
                  .map(at -> slopeOf(new AdamOnAnisotropy(trials, seed).atRule(at)))
                  .toArray();
          LineFit line = LineFit.of(s, slopes);
          double p = fitted(PAPER_GAMMA).value();
          return -line.intercept() / line.slope() - WidthExponents.recommendedDecay(p);
        });
  }

  private static double slopeOf(Selection seed) {
    return exponent(seed, "topSingularValue");
  }

  private static double exponent(Selection seed, String value) {
    return PowerLaw.fit(seed.parameter("width"), seed.values(value)).exponent();
  }

  private static void append(
      Selection trials, StringColumn fitted, StringColumn predicted, StringColumn decay) {
    Mean p = OverSeeds.exponent(trials, "width", "predictedTop");
    fitted.append(EstimateText.of(OverSeeds.exponent(trials, "width", "topOverUnit")));
    predicted.append(EstimateText.of(p));
    decay.append(String.format(Locale.ROOT, "%.2f", WidthExponents.recommendedDecay(p.value())));
  }
}
