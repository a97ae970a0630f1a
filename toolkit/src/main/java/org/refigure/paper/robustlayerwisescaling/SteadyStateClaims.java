package org.refigure.paper.robustlayerwisescaling;

import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.between;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.report;
import static org.refigure.claim.Rule.within;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.refigure.claim.Claim;
import org.refigure.claim.Origin;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;
import org.refigure.spectrum.AnisotropicNoise;

/** What notebook 01a checks: the claims that need noise only, no network and no data. */
final class SteadyStateClaims {
  private static final Origin CLOSED = Source.THEORY.at("closed form with momentum");
  private static final Origin NORM_LAW = Source.PAPER.at("‖W‖ ∝ √(η/λ)");
  private static final Origin CONTROL = Source.CONTROL.at("");
  private static final Origin SIGNAL = Source.CONTROL.at("persistent signal");
  private static final Origin NUMPY = Source.REFERENCE.at("NumPy calculation, single draws");

  static final Claim RMS =
      claim(
          "C1-rms",
          "rms(W) in the steady state over its closed form, mean over the settings with β₁ > 0 and ηλ < 0.2",
          CLOSED,
          "1",
          within(1, 0.02));

  static final Claim RMS_WORST =
      claim(
          "C1-rms-worst", "the same for the setting furthest from 1", CLOSED, "1", within(1, 0.02));

  static final Claim RMS_EXTREME =
      claim(
          "C1-rms-extreme",
          "the same for the setting furthest from 1 of those with β₁ = 0 or ηλ ≥ 0.2",
          CLOSED,
          "1",
          within(1, 0.03));

  static final Claim ROTATION =
      claim(
          "C1-rotation",
          "angle per step over √(2ηλ(1−β₁)/(1+β₁)) where ηλ ≤ 0.01, setting furthest from 1",
          Source.THEORY.at("Kosson et al., arXiv 2305.17212"),
          "1",
          within(1, 0.02));

  static final Claim RELAXATION =
      claim(
          "C1-relaxation",
          "fitted relaxation time of rms² over 1/(2ηλ), mean of six runs with ηλ from 1/4000 to 1/62",
          Source.PAPER.at("Figure 1: plateaus reached in proportion to 1/(ηλ)"),
          "1",
          within(1, 0.1));

  /** Stated after {@link #RELAXATION} had failed, and marked as such in the notebook. */
  static final Claim RELAXATION_SLOW =
      claim(
          "C1-relaxation-slow",
          "the same for the runs with ηλ ≤ (1 − β₁)/100 (stated after the row above had failed)",
          Source.PAPER.at("Figure 1; the law is one of ηλ ≪ 1 − β₁"),
          "1",
          within(1, 0.1));

  static final Claim EXPONENT =
      claim(
          "C1-exponent",
          "σ₁/√(η/λ) ∝ dᵖ under isotropic noise",
          Source.THEORY.at("random-matrix theory; finite size pushes up"),
          "½",
          between(0.48, 0.55));

  static final Claim EDGE =
      claim(
          "C1-edge",
          "σ₁/(2√d·rms) at the widest d: the Marchenko–Pastur edge, from below",
          Source.THEORY.at("Marchenko and Pastur (1967)"),
          "→ 1",
          between(0.94, 1));

  static final Claim SHAPE =
      claim(
          "C1-shape",
          "the spectrum scales as a whole: largest |ln| ratio of σₖ/√(η/λ) to the base run under λ×2 and λ×½, ranks 2 to d/2",
          Source.PAPER.at("Figure 1 right"),
          "0",
          between(0, 0.15));

  static final Claim FROBENIUS =
      claim("C7-f", "‖W‖_F/√(η/λ) ∝ d^f under isotropic noise", NORM_LAW, "1", within(1, 0.06));

  static final Claim IDENTITY =
      claim(
          "C7-identity",
          "r = 2(1 − p): stable-rank exponent against σ₁ exponent, largest difference over all γ",
          Source.SELF_CHECK.at("identity, given f = 1"),
          "0",
          within(0, 0.05).exact());

  static final Claim DECAY_DOUBLED_NORM =
      ratio("C8-λ×2-rms", "λ×2 at fixed η: rms", 0.7071, 0.0212);
  static final Claim DECAY_DOUBLED_TOP = ratio("C8-λ×2-σ₁", "λ×2 at fixed η: σ₁", 0.7071, 0.0354);
  static final Claim DECAY_HALVED_NORM = ratio("C8-λ×½-rms", "λ×½ at fixed η: rms", 1.4142, 0.0424);
  static final Claim DECAY_HALVED_TOP = ratio("C8-λ×½-σ₁", "λ×½ at fixed η: σ₁", 1.4142, 0.0707);

  static final Claim JOINT =
      claim(
          "C8-joint",
          "η and λ scaled together (×½, ×2, ×4): rms over the base run, the one furthest from 1",
          Source.PAPER.at("Figure 1; its own gains stay within ±7 %"),
          "1",
          within(1, 0.07));

  static final Claim QUADRUPLED =
      claim("C8-λ×4", "λ×4 at η = 0.004: rms over that at λ = ½", NORM_LAW, "½", within(0.5, 0.02));

  static final Claim SLOPE_RATE =
      claim(
          "C8-slope-η",
          "slope of ln σ₁ on ln η under noise",
          Source.THEORY.at("random walk"),
          "½",
          within(0.5, 0.05));

  static final Claim SLOPE_DECAY =
      claim(
          "C8-slope-λ",
          "slope of ln σ₁ on ln λ under noise",
          Source.THEORY.at("random walk"),
          "−½",
          within(-0.5, 0.05));

  static final Claim GAIN_ONE_SIDED =
      claim(
          "C10-q-one-sided",
          "gain ∝ d^q for one-sided noise: q of the γ furthest from ½",
          NUMPY,
          "0.50",
          within(0.5, 0.02));

  static final Claim RULE =
      claim(
          "C6-rule",
          "AdamW on γ = ½ noise, η ∝ 1/d, λ ∝ dˢ: slope of ln σ₁ on ln d minus (p − ½ − s/2), the s furthest from 0",
          Source.THEORY.at("identity behind λ ∝ d^(2p−1)"),
          "0",
          within(0, 0.05));

  static final Claim RECOMMENDED =
      claim(
          "C6-recommended",
          "the s that keeps σ₁ independent of width, minus 2p − 1 with p measured apart",
          Source.THEORY.at("s = 2p − 1; the paper has λ ∝ √d for p = ¾"),
          "0",
          within(0, 0.1));

  static final Claim PREDICTOR =
      claim(
          "C6-predictor",
          "p predicted from the eigenvalues of E[uuᵀ] minus p fitted to the weights, the γ furthest from 0",
          Source.THEORY.at("random-matrix theory of A^½Z"),
          "0",
          within(0, 0.05));

  static final Claim ADAM_RMS =
      claim(
          "C2-adam-rms",
          "AdamW on rotated γ = ½ gradients: rms/√(η/2λ), mean over widths",
          NUMPY,
          "0.964–0.969",
          within(0.967, 0.02));

  static final Claim ADAM_TOP =
      claim(
          "C2-adam-σ₁",
          "AdamW on rotated γ = ½ gradients: σ₁ over that of a random matrix A^½Z, the width furthest from 1",
          Source.REFERENCE.at("NumPy: 0.87–1.02"),
          "1",
          within(1, 0.1));

  static final Claim ISOTROPIC =
      claim(
          "control-isotropic",
          "isotropic noise recommends constant decay: s = 2p − 1 at γ = 0",
          CONTROL,
          "0",
          between(-0.04, 0.1));

  static final Claim AXES =
      claim(
          "control-axes",
          "γ = ½ along the coordinate axes is divided away by AdamW: p",
          CONTROL,
          "½",
          between(0.45, 0.56));

  static final Claim UNBOUNDED =
      claim(
          "control-√t",
          "no decay, sign updates: rms ∝ t^b",
          Source.CONTROL.at("random walk without a steady state"),
          "½",
          within(0.5, 0.02));

  static final Claim REFUSED =
      claim(
          "control-refused",
          "no decay, sign updates: share of runs in which the steady-state fit refuses",
          CONTROL,
          "1",
          exactly(1, 0));

  static final Claim CONSTANT_TOP =
      claim(
          "control-constant-σ₁",
          "one constant rank-one gradient: σ₁·λ/√(mn), the run furthest from 1",
          Source.CONTROL.at("every weight settles at ±1/λ"),
          "1",
          exactly(1, 0.01));

  static final Claim CONSTANT_WIDTH =
      claim(
          "control-constant-d",
          "one constant rank-one gradient: exponent of σ₁ in d",
          SIGNAL,
          "1",
          exactly(1, 0.01));

  static final Claim CONSTANT_RATE =
      claim(
          "control-constant-η",
          "one constant rank-one gradient: slope of ln σ₁ on ln η",
          SIGNAL,
          "0",
          exactly(0, 0.02));

  static final Claim CONSTANT_DECAY =
      claim(
          "control-constant-λ",
          "one constant rank-one gradient: slope of ln σ₁ on ln λ",
          SIGNAL,
          "−1",
          exactly(-1, 0.02));

  static final Claim DIFFERENT =
      claim(
          "C10-different",
          "p − q of A^½Z at γ = ½: matching σ₁ and matching the gain ask for different decay rules",
          Source.THEORY.at("two conditions"),
          "> 0",
          atLeast(0.05));

  private SteadyStateClaims() {}

  /**
   * The exponent p of A^½Z fitted over widths, against the NumPy value; random-matrix theory for
   * our widths stands beside.
   */
  static Claim exponentAt(double gamma, double theory) {
    return reference(
        claim(
            "C2-p-γ=" + text(gamma),
            String.format(Locale.ROOT, "σ₁ of A^½Z ∝ dᵖ, eigenvalues of A ∝ i^−%s", text(gamma)),
            Source.REFERENCE.at("NumPy over d = 64 to 1024"),
            String.format(
                Locale.ROOT,
                "theory %.3f, limit %s",
                theory,
                new AnisotropicNoise(gamma).topExponent()),
            report()),
        gamma,
        Map.of(0.0, 0.5, 0.25, 0.553, 0.5, 0.684, 1.0, 0.911));
  }

  /** The gain exponent q of A^½ZA^½ with inputs of covariance A, likewise. */
  static Claim gainExponentAt(double gamma, double theory) {
    return reference(
        claim(
            "C10-q-γ=" + text(gamma),
            "gain ∝ d^q for two-sided noise and aligned inputs, γ = " + text(gamma),
            Source.REFERENCE.at("NumPy over d = 64 to 1024"),
            String.format(
                Locale.ROOT,
                "theory %.3f, limit %s",
                theory,
                new AnisotropicNoise(gamma).twoSidedGainExponent()),
            report()),
        gamma,
        Map.of(0.25, 0.51, 0.5, 0.56, 1.0, 0.8));
  }

  /** The claim judged against the NumPy value where there is one, else reported. */
  private static Claim reference(Claim claim, double gamma, Map<Double, Double> values) {
    @Nullable Double value = values.get(gamma);
    return value == null
        ? claim
        : Claim.claim(claim.id(), claim.statement())
            .by(claim.origin())
            .theirs(value, "NumPy " + value + ", " + claim.theirs().text())
            .within(0.03);
  }

  private static Claim ratio(String id, String what, double law, double tolerance) {
    return Claim.claim(id, what + " over the base run")
        .by(Source.PAPER, "Figure 1 and ‖W‖ ∝ √(η/λ)")
        .theirs(law, String.format(Locale.ROOT, "%.3f", law))
        .within(tolerance);
  }

  private static Claim claim(String id, String statement, Origin by, String theirs, Rule rule) {
    return Claim.claim(id, statement).by(by).theirs(theirs).rule(rule);
  }

  private static String text(double gamma) {
    return gamma == Math.rint(gamma)
        ? String.format(Locale.ROOT, "%.0f", gamma)
        : Double.toString(gamma);
  }
}
