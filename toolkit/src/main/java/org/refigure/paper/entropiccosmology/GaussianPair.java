package org.refigure.paper.entropiccosmology;

import java.util.Locale;

/**
 * The Wasserstein geodesic between N(m₀, s₀²) and N(m₁, s₁²), along which mean and deviation are
 * linear, and the entropy relative to N(0, τ²) on it (claim C2).
 */
public record GaussianPair(double mean0, double deviation0, double mean1, double deviation1) {

  /**
   * Checks the deviations.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public GaussianPair {
    if (!(deviation0 > 0) || !(deviation1 > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "deviations %s and %s must be > 0 (Gaussians)", deviation0, deviation1));
    }
  }

  /** W₂² = (m₁ − m₀)² + (s₁ − s₀)². */
  public double squaredDistance() {
    return Math.pow(mean1 - mean0, 2) + Math.pow(deviation1 - deviation0, 2);
  }

  /** (m² + s²)/(2τ²) − ln(s/τ) − ½ at time t. */
  public double entropy(double t, double tau) {
    double m = (1 - t) * mean0 + t * mean1;
    double s = (1 - t) * deviation0 + t * deviation1;
    return (m * m + s * s) / (2 * tau * tau) - Math.log(s / tau) - 0.5;
  }

  /** The second derivative of {@link #entropy} over W₂², by central differences of this step. */
  public double curvature(double t, double tau, double step) {
    return (entropy(t + step, tau) - 2 * entropy(t, tau) + entropy(t - step, tau))
        / (step * step)
        / squaredDistance();
  }

  /** 1/τ² + (Δs²/s_t²)/(Δm² + Δs²). */
  public double curvatureClosedForm(double t, double tau) {
    double s = (1 - t) * deviation0 + t * deviation1;
    double change = deviation1 - deviation0;
    return 1 / (tau * tau) + change * change / (s * s) / squaredDistance();
  }
}
