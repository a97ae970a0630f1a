package org.refigure.paper.fishercurvature;

import java.util.Locale;

/** What the paper predicts at a critical point. */
public final class CriticalPoint {
  /** J_c = ½ ln(1 + √2) = 0.4406867935 of the square-lattice Ising model (Kramers and Wannier). */
  public static final double COUPLING = 0.5 * Math.log(1 + Math.sqrt(2));

  private CriticalPoint() {}

  /**
   * The exponent of |R(J_c)| ∝ n^{d_R} in the number of sites n: d_R = (dν + 2η)/(dν + η).
   *
   * @param dimension d
   * @param correlation ν, exponent of the correlation length, &gt; 0
   * @param anomalous η, anomalous dimension, ≥ 0
   */
  public static double curvatureExponent(double dimension, double correlation, double anomalous) {
    if (!(dimension > 0 && correlation > 0 && anomalous >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "d = %s, ν = %s must be > 0 and η = %s ≥ 0 (curvature exponent)",
              dimension,
              correlation,
              anomalous));
    }
    double volume = dimension * correlation;
    return (volume + 2 * anomalous) / (volume + anomalous);
  }
}
