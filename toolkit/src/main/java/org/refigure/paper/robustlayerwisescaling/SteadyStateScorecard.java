package org.refigure.paper.robustlayerwisescaling;

import java.util.Locale;
import java.util.function.Function;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;

/** The verdicts of notebook 01a: runs what is missing of its sweeps and judges every claim. */
public final class SteadyStateScorecard {
  private SteadyStateScorecard() {}

  /** The scorecard at a scale; trials that a study holds already are not run again. */
  public static Scorecard at(Scale scale) {
    return at(scale, Sweep::run);
  }

  /** The same with another way to run a sweep. */
  static Scorecard at(Scale scale, Function<Sweep, Study> run) {
    NormLaw norm = NormLaw.of(run.apply(SteadyStateSweeps.randomGradients(scale)));
    NoiseRuns runs =
        NoiseRuns.of(
            run.apply(SteadyStateSweeps.sixRuns(scale)),
            run.apply(SteadyStateSweeps.noiseSlopes(scale)));
    AnisotropyExponents exponents =
        AnisotropyExponents.of(run.apply(SteadyStateSweeps.anisotropicSpectra(scale)));
    AdamOnAnisotropy adam =
        AdamOnAnisotropy.of(
            run.apply(SteadyStateSweeps.anisotropicGradients(scale)),
            run.apply(SteadyStateSweeps.decayRules(scale)));
    SteadyStateControls controls =
        SteadyStateControls.of(
            run.apply(SteadyStateSweeps.noDecay(scale)),
            run.apply(SteadyStateSweeps.constantGradient(scale)));
    Scorecard card = Scorecard.of(Claims.PAPER, scale);
    return controls.judge(adam.judge(exponents.judge(runs.judge(norm.judge(card)))));
  }

  /** What the verdicts come to, in prose with the numbers of this run; Markdown. */
  public static String findings(Scorecard card) {
    return String.format(
        Locale.ROOT,
        """
        **Findings at %s scale** (%s):

        * The norm law holds on pure noise once momentum is in the formula: measured over predicted is %s on average; rotation %s.
        * The spectrum of such weights is that of random numbers: σ₁ grows with exponent %s, not ¾. Isotropic noise therefore recommends s = %s: constant decay.
        * Noise with eigenvalues ∝ 1/√i, whose limit is p = ¾, shows p = %s at these widths. γ = ¾, which had no reference value, gives %s.
        * AdamW passes such anisotropy on unless it lies along the coordinate axes, where p = %s. Predicted minus fitted p, for the γ where they differ most, is %s.
        * The rule s = 2p − 1 holds σ₁ still: the s found by experiment minus 2p − 1 is %s.
        * Not tested here: the paper's own 0.75. It is a property of the network and its data, and at these widths an exponent of 0.75 cannot be told from its finite-size value.
        """,
        card.scale().word(),
        card.summary(),
        ours(card, SteadyStateClaims.RMS),
        ours(card, SteadyStateClaims.ROTATION),
        ours(card, SteadyStateClaims.EXPONENT),
        ours(card, SteadyStateClaims.ISOTROPIC),
        ours(card, SteadyStateClaims.exponentAt(0.5, 0)),
        ours(card, SteadyStateClaims.exponentAt(0.75, 0)),
        ours(card, SteadyStateClaims.AXES),
        ours(card, SteadyStateClaims.PREDICTOR),
        ours(card, SteadyStateClaims.RECOMMENDED));
  }

  private static String ours(Scorecard card, Claim claim) {
    return card.findings().stream()
        .filter(finding -> finding.claim().id().equals(claim.id()))
        .map(Finding::ours)
        .findFirst()
        .orElse("not measured");
  }
}
