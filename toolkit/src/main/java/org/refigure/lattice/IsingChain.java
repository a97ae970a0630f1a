package org.refigure.lattice;

import java.util.Arrays;
import java.util.Locale;

/**
 * The infinite classical Ising chain of weight exp(βΣs_i s_{i+1} + hΣs_i), s_i = ±1, solved by its
 * transfer matrix T = ((e<sup>β+h</sup>, e<sup>−β</sup>), (e<sup>−β</sup>, e<sup>β−h</sup>)).
 *
 * @param beta β, finite
 * @param field h, finite
 */
public record IsingChain(double beta, double field) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not finite
   */
  public IsingChain {
    if (!Double.isFinite(beta) || !Double.isFinite(field)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "beta = %s and field = %s must be finite (Ising chain)", beta, field));
    }
  }

  /** The factor per site of decaying correlations, λ₂/λ₁; tanh β without a field. */
  public double decay() {
    double mean = Math.cosh(field);
    double root = Math.sqrt(Math.pow(Math.sinh(field), 2) + Math.exp(-4 * beta));
    // λ = e^β(cosh h ± root); λ₁λ₂ = 2 sinh 2β avoids the cancellation of λ₂.
    return 2 * Math.sinh(2 * beta) / Math.pow(Math.exp(beta) * (mean + root), 2);
  }

  /**
   * E[s_p s_q …] of the spins at these sites, in any order: ⟨1|S D<sup>q₂−q₁</sup>S
   * D<sup>q₃−q₂</sup>…|1⟩ in the eigenbasis of T, with D = diag(1, λ₂/λ₁) and the sites sorted.
   */
  public double moment(int... sites) {
    int[] sorted = sites.clone();
    Arrays.sort(sorted);
    double decay = decay();
    // S in the eigenbasis: a reflection ((cosine, −sine), (−sine, −cosine)).
    double sinh = Math.sinh(field);
    double bond = Math.exp(-2 * beta);
    double norm = Math.hypot(sinh, bond);
    double cosine = sinh / norm;
    double sine = bond / norm;
    double first = 1;
    double second = 0;
    for (int k = sorted.length - 1; k >= 0; k--) {
      double up = cosine * first - sine * second;
      double down = -sine * first - cosine * second;
      double distance = k > 0 ? sorted[k] - sorted[k - 1] : 0;
      first = up;
      second = down * Math.pow(decay, distance);
    }
    return first;
  }

  /** E[s_p s_q …] without a field: 0 for an odd number, else t<sup>(q₂−q₁)+(q₄−q₃)+…</sup>. */
  public static double momentWithoutField(double t, int... sites) {
    int[] sorted = sites.clone();
    Arrays.sort(sorted);
    int distance = 0;
    for (int k = 1; k < sorted.length; k += 2) {
      distance += sorted[k] - sorted[k - 1];
    }
    return sorted.length % 2 == 1 ? 0 : Math.pow(t, distance);
  }
}
