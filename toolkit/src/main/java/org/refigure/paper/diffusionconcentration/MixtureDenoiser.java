package org.refigure.paper.diffusionconcentration;

import java.util.Arrays;

/**
 * The exact posterior mean for an equal mixture of N(cⱼ, h²I), for example around data points.
 *
 * <p>With s² = ᾱh² + 1 − ᾱ: E[x₀ | y] = Σ πⱼ(y)[cⱼ + √ᾱh²(y − √ᾱcⱼ)/s²], πⱼ(y) ∝ e^{−‖y −
 * √ᾱcⱼ‖²/2s²}.
 *
 * @param centres cⱼ, one row each
 * @param bandwidth h
 */
public record MixtureDenoiser(double[][] centres, double bandwidth) implements Denoiser {
  /**
   * Checks the mixture.
   *
   * @throws IllegalArgumentException if there is no centre or the bandwidth is not positive
   */
  public MixtureDenoiser {
    if (centres.length == 0 || !(bandwidth > 0)) {
      throw new IllegalArgumentException(
          "bandwidth = "
              + bandwidth
              + " must be > 0, with at least one of "
              + centres.length
              + " centres (mixture denoiser)");
    }
  }

  @Override
  public Level at(double signal) {
    double root = Math.sqrt(signal);
    double variance = signal * bandwidth * bandwidth + 1 - signal;
    double pull = root * bandwidth * bandwidth / variance;
    return (noisy, clean) -> {
      double[] share = responsibilities(noisy, root, variance);
      Arrays.fill(clean, 0);
      for (int j = 0; j < share.length; j++) {
        if (share[j] > 0) {
          for (int i = 0; i < clean.length; i++) {
            clean[i] += share[j] * centres[j][i];
          }
        }
      }
      for (int i = 0; i < clean.length; i++) {
        clean[i] = clean[i] * (1 - pull * root) + pull * noisy[i];
      }
    };
  }

  private double[] responsibilities(double[] noisy, double root, double variance) {
    double[] share = new double[centres.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < share.length; j++) {
      double distance = 0;
      for (int i = 0; i < noisy.length; i++) {
        double miss = noisy[i] - root * centres[j][i];
        distance += miss * miss;
      }
      share[j] = -distance / (2 * variance);
      highest = Math.max(highest, share[j]);
    }
    double mass = 0;
    for (int j = 0; j < share.length; j++) {
      share[j] = Math.exp(share[j] - highest);
      mass += share[j];
    }
    for (int j = 0; j < share.length; j++) {
      share[j] /= mass;
    }
    return share;
  }
}
