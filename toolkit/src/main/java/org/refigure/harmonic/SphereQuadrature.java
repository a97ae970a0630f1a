package org.refigure.harmonic;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Integrals over the sphere, exact for all functions of degree at most D: Gauss–Legendre nodes in
 * cos θ times equally spaced φ.
 */
public final class SphereQuadrature {
  private final double[] thetas;
  private final double[] thetaWeights;
  private final double[] phis;

  /**
   * The rule for a degree: ⌊D/2⌋ + 1 polar and D + 1 azimuthal nodes.
   *
   * @param degree D ≥ 0; for a product of three harmonics the sum of their degrees
   */
  public SphereQuadrature(int degree) {
    SphericalHarmonics.requireDegree(degree);
    int polar = degree / 2 + 1;
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(polar);
    thetas = new double[polar];
    thetaWeights = new double[polar];
    for (int i = 0; i < polar; i++) {
      thetas[i] = Math.acos(rule.getPoint(i));
      thetaWeights[i] = rule.getWeight(i);
    }
    phis = new double[degree + 1];
    for (int j = 0; j <= degree; j++) {
      phis[j] = 2 * Math.PI * j / (degree + 1);
    }
  }

  /** A function of a point on the sphere. */
  @FunctionalInterface
  public interface SphereFunction {
    /** The value at polar angle θ and azimuth φ. */
    double at(double theta, double phi);
  }

  /** The polar nodes. */
  public double[] thetas() {
    return thetas.clone();
  }

  /** Their weights, for ∫ f(θ) sin θ dθ. */
  public double[] thetaWeights() {
    return thetaWeights.clone();
  }

  /** The azimuthal nodes, each of weight 2π/count. */
  public double[] phis() {
    return phis.clone();
  }

  /**
   * The coefficients ∫ f Y_lm dΩ up to a degree L, exact if f has degree at most D − L.
   *
   * @return (L+1)² numbers
   */
  public double[] coefficients(SphereFunction f, int degree) {
    double[] coefficients = new double[SphericalHarmonics.count(degree)];
    for (int i = 0; i < thetas.length; i++) {
      double weight = thetaWeights[i] * 2 * Math.PI / phis.length;
      for (double phi : phis) {
        double value = weight * f.at(thetas[i], phi);
        double[] harmonics = SphericalHarmonics.at(degree, thetas[i], phi);
        for (int k = 0; k < coefficients.length; k++) {
          coefficients[k] += value * harmonics[k];
        }
      }
    }
    return coefficients;
  }
}
