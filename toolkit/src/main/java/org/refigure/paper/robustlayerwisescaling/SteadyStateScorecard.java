package org.refigure.paper.robustlayerwisescaling;

import org.refigure.Scale;
import org.refigure.claim.Scorecard;

/** The verdicts of notebook 01a: runs what is missing of its sweeps and judges every claim. */
public final class SteadyStateScorecard {
  private SteadyStateScorecard() {}

  /** The scorecard at a scale; trials that a study holds already are not run again. */
  public static Scorecard at(Scale scale) {
    NormLaw norm = NormLaw.of(SteadyStateSweeps.randomGradients(scale).run());
    NoiseRuns runs =
        NoiseRuns.of(
            SteadyStateSweeps.sixRuns(scale).run(), SteadyStateSweeps.noiseSlopes(scale).run());
    AnisotropyExponents exponents =
        AnisotropyExponents.of(SteadyStateSweeps.anisotropicSpectra(scale).run());
    AdamOnAnisotropy adam =
        AdamOnAnisotropy.of(
            SteadyStateSweeps.anisotropicGradients(scale).run(),
            SteadyStateSweeps.decayRules(scale).run());
    SteadyStateControls controls =
        SteadyStateControls.of(
            SteadyStateSweeps.noDecay(scale).run(),
            SteadyStateSweeps.constantGradient(scale).run());
    Scorecard card = Scorecard.of(Claims.PAPER, scale);
    return controls.judge(adam.judge(exponents.judge(runs.judge(norm.judge(card)))));
  }
}
