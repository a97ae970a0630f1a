package org.refigure.stats;

import java.util.Locale;

/**
 * The excess risk E|ŵ − w|² of ridge regression ŵ = (Σ̂ + λI)⁻¹Xᵀy/n, given the design X: inputs
 * N(0, I) of dimension d, |w| = 1 in a direction without preference, noise of variance σ².
 *
 * <p>Bias and variance in the eigenbasis of Σ̂ = XᵀX/n, eigenvalues s: (1/d)Σ λ²/(s + λ)² + (σ²/n)Σ
 * s/(s + λ)². Its lowest point is λ = σ²d/n. Source of the limits: Dobriban and Wager,
 * High-dimensional asymptotics of prediction (arXiv 1507.03003).
 *
 * @param eigenvalues of Σ̂, d of them, ≥ 0
 * @param samples n
 * @param noise σ
 */
public record RidgeRisk(double[] eigenvalues, int samples, double noise) {
  /** Excess risk at a penalty λ ≥ 0. */
  public double at(double penalty) {
    double bias = 0;
    double variance = 0;
    for (double s : eigenvalues) {
      double inverse = 1 / (s + penalty);
      bias += penalty * penalty * inverse * inverse;
      variance += s * inverse * inverse;
    }
    return bias / eigenvalues.length + noise * noise * variance / samples;
  }

  /** λ* = σ²d/n, where the risk is lowest. */
  public double bestPenalty() {
    return noise * noise * eigenvalues.length / samples;
  }

  /** The risk at λ*: λ*·tr(Σ̂ + λ*I)⁻¹/d. */
  public double lowest() {
    double trace = 0;
    for (double s : eigenvalues) {
      trace += 1 / (s + bestPenalty());
    }
    return bestPenalty() * trace / eigenvalues.length;
  }

  /**
   * Least squares in the limit of large d at σ = 1: γ/(1 − γ).
   *
   * @param gamma γ = d/n in (0, 1)
   */
  public static double leastSquaresLimit(double gamma) {
    if (!(gamma > 0 && gamma < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "γ = %s must be in (0, 1): least squares needs more samples than dimensions",
              gamma));
    }
    return gamma / (1 - gamma);
  }

  /** Least squares averaged over designs, σ = 1: d/(n − d − 1), exact for every n &gt; d + 1. */
  public static double leastSquares(int dimension, int samples) {
    if (samples < dimension + 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "samples = %d must be ≥ d + 2 = %d: below it the risk has no mean",
              samples,
              dimension + 2));
    }
    return dimension / (samples - dimension - 1.0);
  }

  /**
   * Ridge at λ* in the limit of large d, σ = 1: (−1 + √(1 + 4γ²))/(2γ).
   *
   * @param gamma γ = d/n &gt; 0
   */
  public static double lowestLimit(double gamma) {
    return 2 * gamma / (1 + Math.sqrt(1 + 4 * gamma * gamma)); // the same without cancellation
  }
}
