package org.refigure.model.attention;

import java.util.Locale;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * The Taylor polynomial Σ_{k≤g} s^k/k! in place of e^s on [−B, B], and the rank of attention scores
 * that it costs: of s = q·k/d with q and k in d dimensions a polynomial of degree g has at most C(d
 * + g, g) monomials (Alman and Song, Fast attention requires bounded entries, arXiv 2302.13214).
 *
 * @param degree g ≥ 0
 */
public record ExponentialPolynomial(int degree) {
  /** Checks the degree. */
  public ExponentialPolynomial {
    if (degree < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "degree = %d must be ≥ 0 (exponential polynomial)", degree));
    }
  }

  /**
   * The lowest degree with Σ_{k&gt;g} B^k/k! ≤ e^{−B}ε: then |p(s) − e^s| ≤ εe^s on all of [−B, B].
   *
   * @param bound B ≥ 0
   * @param tolerance ε &gt; 0, relative
   */
  public static ExponentialPolynomial within(double bound, double tolerance) {
    if (!(bound >= 0) || !(tolerance > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "bound = %s must be ≥ 0 and tolerance = %s > 0 (exponential polynomial)",
              bound,
              tolerance));
    }
    int degree = 0;
    while (new ExponentialPolynomial(degree).tail(bound) > Math.exp(-bound) * tolerance) {
      degree++;
    }
    return new ExponentialPolynomial(degree);
  }

  /**
   * Σ_{k&gt;g} B^k/k!, summed term by term: e^B minus the first terms would lose all digits at
   * large B.
   */
  public double tail(double bound) {
    double term = 1;
    for (int k = 1; k <= degree + 1; k++) {
      term *= bound / k;
    }
    double sum = 0;
    for (int k = degree + 2; sum + term > sum; k++) {
      sum += term;
      term *= bound / k;
    }
    return sum;
  }

  /** C(d + g, g), the monomials of degree ≤ g in d variables. */
  public long rank(int dimension) {
    return CombinatoricsUtils.binomialCoefficient(dimension + degree, degree);
  }

  /** The polynomial. */
  public double at(double s) {
    double sum = 1;
    for (int k = degree; k > 0; k--) {
      sum = 1 + s / k * sum;
    }
    return sum;
  }
}
