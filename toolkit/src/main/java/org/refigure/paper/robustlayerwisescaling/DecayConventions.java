package org.refigure.paper.robustlayerwisescaling;

import java.util.Locale;
import org.refigure.optim.ScalingRule;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How decay follows the width in published rules and in shipped code, and what two theories make of
 * each: the drift of the best base rate in octaves per doubling.
 *
 * <p>With η = η_b·(d/d₀)^a and λ ∝ d^s, σ₁ ∝ √(η/λ)·d^p. Keeping the gain asks for η_b ∝ d^(s − a −
 * 2p), keeping the time scale 1/(ηλ) for η_b ∝ d^(−a − s).
 */
public final class DecayConventions {
  private static final double PAPER_P = 0.75;

  private static final String[][] SOURCES = {
    {"SP", "standard parameterisation", "the default of every deep-learning library"},
    {
      "s = 0",
      "constant decay",
      "plain μP path of CompleteP's code (arXiv 2505.01618); code of the sister paper (arXiv 2606.04048)"
    },
    {"s = ½", "square root of the width", "this paper (arXiv 2510.15262)"},
    {
      "s = 1",
      "proportional to the width, ηλ constant (\"independent\" decay)",
      "microsoft/mup's AdamW unless told otherwise; CompleteP (2505.01618); Kosson et al. (2510.19093); Wang and Aitchison (2405.13698)"
    },
    {
      "joint",
      "both by three quarters of a power",
      "companion of the paper: width-free gain and time scale at once if p = ¾"
    }
  };

  private DecayConventions() {}

  /** Drift of the best base rate if the gain is what must be kept, at p = ¾: s − a − 2p. */
  public static double gainDrift(ScalingRule rule) {
    return rule.weightDecayExponent() - rule.learningRateExponent() - 2 * PAPER_P;
  }

  /** Drift of the best base rate if the time scale 1/(ηλ) is what must be kept: −a − s. */
  public static double timescaleDrift(ScalingRule rule) {
    return -rule.learningRateExponent() - rule.weightDecayExponent();
  }

  /** One row per convention: rule, predictions, who uses it. */
  public static Table table() {
    StringColumn names = StringColumn.create("rule");
    StringColumn words = StringColumn.create("decay");
    StringColumn rates = StringColumn.create("η ∝, λ ∝");
    StringColumn sigma = StringColumn.create("σ₁ ∝ at p = ¾");
    StringColumn gain = StringColumn.create("drift if gain is kept");
    StringColumn timescale = StringColumn.create("drift if time scale is kept");
    StringColumn sources = StringColumn.create("who");
    for (String[] row : SOURCES) {
      ScalingRule rule = ScalingRule.named(row[0]);
      names.append(rule.name());
      words.append(row[1]);
      rates.append(
          String.format(
              Locale.ROOT,
              "%s, %s",
              power(rule.learningRateExponent()),
              power(rule.weightDecayExponent())));
      sigma.append(power(PAPER_P + (rule.learningRateExponent() - rule.weightDecayExponent()) / 2));
      gain.append(signed(gainDrift(rule)));
      timescale.append(signed(timescaleDrift(rule)));
      sources.append(row[2]);
    }
    return Table.create("Decay conventions", names, words, rates, sigma, gain, timescale, sources);
  }

  private static String power(double exponent) {
    return exponent == 0 ? "1" : exponent == 1 ? "d" : "d^" + number(exponent);
  }

  private static String signed(double value) {
    return value > 0 ? "+" + number(value) : number(value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%s", value == Math.rint(value) ? "" + (long) value : value)
        .replace('-', '−');
  }
}
