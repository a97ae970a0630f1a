package org.refigure.paper.robustlayerwisescaling;

/**
 * What follows from the exponent p of σ₁/√(η/λ) ∝ dᵖ: the exponent of the stable rank and that of
 * the weight decay.
 *
 * <p>{@link org.refigure.spectrum.AnisotropicNoise} says where p itself comes from.
 */
public final class WidthExponents {
  private WidthExponents() {}

  /**
   * s = 2p − 1: with σ₁ ∝ √(η/λ)·dᵖ and η ∝ 1/d, σ₁ does not depend on width if and only if λ ∝ dˢ.
   *
   * <p>p = ½ asks for constant decay, p = ¾ for the √d of arXiv 2510.15262, p = 1 for λ ∝ d, where
   * ηλ is constant.
   */
  public static double recommendedDecay(double p) {
    return 2 * p - 1;
  }

  /**
   * r = 2(1 − p): the exponent of the stable rank ‖W‖_F²/σ₁² where ‖W‖_F/√(η/λ) ∝ d, as for
   * scale-invariant weights. So p = ¾ says that the stable rank grows as √d.
   */
  public static double stableRank(double p) {
    return 2 * (1 - p);
  }

  /**
   * p = ½ − slope, what the head of one spectrum suggests: if σₖ ∝ k^slope, the noise has
   * eigenvalues ∝ k^−γ with γ = −2·slope, and p = (1 + γ)/2. The slope −0.16 of Figure 1 of arXiv
   * 2510.15262 gives 0.66.
   */
  public static double ofHeadSlope(double slope) {
    return 0.5 - slope;
  }
}
