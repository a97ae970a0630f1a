package org.refigure.paper.diffusionconcentration;

import java.util.stream.IntStream;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;

/**
 * DDPM ancestral sampling with K steps and linear noise (Ho, Jain, Abbeel 2020, algorithm 2, with
 * the posterior variance β_k(1 − ᾱ_{k−1})/(1 − ᾱ_k) and no noise in the last step).
 *
 * <p>Each step is a Lipschitz map of the noise, so the whole sampler is one (C1).
 *
 * @param betas β₁ … β_K in (0, 1)
 */
public record AncestralSampler(double[] betas) {
  /** The usual thousand steps from 10⁻⁴ to 0.02, in K larger ones: both ends times 1000/K. */
  public static AncestralSampler linear(int steps) {
    double low = 1e-4 * 1000 / steps;
    double high = Math.min(0.02 * 1000 / steps, 0.999);
    return new AncestralSampler(
        IntStream.range(0, steps).mapToDouble(k -> low + (high - low) * k / (steps - 1)).toArray());
  }

  /** ᾱ_k = Π_{j ≤ k} (1 − β_j), from ᾱ₀ = 1 to ᾱ_K. */
  public double[] signals() {
    double[] signals = new double[betas.length + 1];
    signals[0] = 1;
    for (int k = 1; k <= betas.length; k++) {
      signals[k] = signals[k - 1] * (1 - betas[k - 1]);
    }
    return signals;
  }

  /**
   * The variance of a coordinate of the samples when the target is N(0, I) and the denoiser exact:
   * v_{k−1} = (1 − β_k)v_k + β_k(1 − ᾱ_{k−1})/(1 − ᾱ_k) from v_K = 1. It stays below 1, since the
   * posterior variance is that of a target without any spread of its own.
   */
  public double gaussianVariance() {
    double[] signals = signals();
    double variance = 1;
    for (int k = betas.length; k >= 1; k--) {
      double posterior = betas[k - 1] * (1 - signals[k - 1]) / (1 - signals[k]);
      variance = (1 - betas[k - 1]) * variance + posterior;
    }
    return variance;
  }

  /**
   * Draws samples.
   *
   * @param count how many
   * @param dimension d
   * @return count × d
   */
  public double[][] sample(Denoiser denoiser, int count, int dimension, long seed) {
    double[][] x = Samples.normal(count, dimension, seed);
    var noise = new GaussianStream(~seed);
    double[] signals = signals();
    double[] clean = new double[dimension];
    for (int k = betas.length; k >= 1; k--) {
      Denoiser.Level level = denoiser.at(signals[k]);
      double toClean = Math.sqrt(signals[k - 1]) * betas[k - 1] / (1 - signals[k]);
      double toNoisy = Math.sqrt(1 - betas[k - 1]) * (1 - signals[k - 1]) / (1 - signals[k]);
      double deviation = Math.sqrt(betas[k - 1] * (1 - signals[k - 1]) / (1 - signals[k]));
      for (double[] sample : x) {
        level.mean(sample, clean);
        for (int i = 0; i < dimension; i++) {
          sample[i] = toClean * clean[i] + toNoisy * sample[i];
          if (k > 1) {
            sample[i] += deviation * noise.next();
          }
        }
      }
    }
    return x;
  }
}
