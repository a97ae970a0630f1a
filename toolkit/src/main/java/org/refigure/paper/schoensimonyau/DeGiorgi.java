package org.refigure.paper.schoensimonyau;

import java.util.Locale;

/**
 * De Giorgi's recursion with equality, U_{k+1} = C·b<sup>k</sup>·U_k<sup>1+a</sup>.
 *
 * <p>Where U₀ ≤ C<sup>−1/a</sup>·b<sup>−1/a²</sup> =: the threshold, U_k → 0; at equality U_k = U₀
 * b<sup>−k/a</sup>. Numbers are kept as logarithms, since U_k grows like exp((1 + a)<sup>k</sup>).
 *
 * @param c C &gt; 0
 * @param b b &gt; 1
 * @param a a &gt; 0; 2/n in dimension n
 */
public record DeGiorgi(double c, double b, double a) {

  /**
   * Checks the constants.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public DeGiorgi {
    if (!(c > 0) || !(b > 1) || !(a > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "C = %s must be > 0, b = %s > 1, a = %s > 0 (recursion)", c, b, a));
    }
  }

  /** ln of the threshold: −ln C/a − ln b/a². */
  public double logThreshold() {
    return -Math.log(c) / a - Math.log(b) / (a * a);
  }

  /**
   * ln U_0 … ln U_steps from U_0 = factor·threshold.
   *
   * @param factor &gt; 0; 1 is the border, where rounding is amplified by (1 + a)<sup>k</sup>
   */
  public double[] logarithms(double factor, int steps) {
    if (!(factor > 0) || steps < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "factor = %s must be > 0, steps = %d at least 0", factor, steps));
    }
    double[] logarithms = new double[steps + 1];
    logarithms[0] = Math.log(factor) + logThreshold();
    for (int k = 0; k < steps; k++) {
      logarithms[k + 1] = Math.log(c) + k * Math.log(b) + (1 + a) * logarithms[k];
    }
    return logarithms;
  }

  /** The exponents p of ∫|A|<sup>p</sup>ζ<sup>p</sup> ≤ C∫|∇ζ|<sup>p</sup> end at 4 + √(8/n). */
  public static double largestExponent(int n) {
    return 4 + Math.sqrt(8.0 / n);
  }
}
