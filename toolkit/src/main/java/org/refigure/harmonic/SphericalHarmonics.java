package org.refigure.harmonic;

import java.util.Locale;

/**
 * Real orthonormal spherical harmonics Y_lm of all degrees l ≤ L.
 *
 * <p>Y_l0 = P̄_l0, Y_lm = √2 P̄_lm(cos θ) cos mφ and Y_l,−m = √2 P̄_lm(cos θ) sin mφ for m &gt; 0,
 * with P̄_lm the Legendre functions normalised so that ∫ Y² dΩ = 1 and positive near the north
 * pole. In terms of complex harmonics with the Condon–Shortley phase that is √2(−1)^m Re Y_l^m and
 * √2(−1)^m Im Y_l^m. Coefficients stand at index l² + l + m.
 */
public final class SphericalHarmonics {
  private SphericalHarmonics() {}

  /** (L+1)², the number of harmonics of degree at most L. */
  public static int count(int degree) {
    return (degree + 1) * (degree + 1);
  }

  /** l² + l + m. */
  public static int index(int l, int m) {
    return l * l + l + m;
  }

  /** The degree l of an index. */
  public static int degree(int index) {
    return (int) Math.sqrt(index + 0.5);
  }

  /** The order m of an index. */
  public static int order(int index) {
    int l = degree(index);
    return index - l * l - l;
  }

  /**
   * All P̄_lm at one angle, by the recurrence in l, which is stable for normalised functions.
   *
   * @param degree L ≥ 0
   * @param theta polar angle; beyond [0, π] the functions go on as polynomials in cos θ times (sin
   *     θ)^m
   * @return values at {@code [m][l]}; zero for l &lt; m
   */
  public static double[][] legendre(int degree, double theta) {
    requireDegree(degree);
    double cosine = Math.cos(theta);
    double sine = Math.sin(theta);
    double[][] values = new double[degree + 1][degree + 1];
    double diagonal = 1 / Math.sqrt(4 * Math.PI);
    for (int m = 0; m <= degree; m++) {
      if (m > 0) {
        diagonal *= sine * Math.sqrt(1 + 0.5 / m);
      }
      double[] row = values[m];
      row[m] = diagonal;
      if (m < degree) {
        row[m + 1] = Math.sqrt(2 * m + 3) * cosine * diagonal;
      }
      for (int l = m + 2; l <= degree; l++) {
        double before = l - 1;
        double a = Math.sqrt((4.0 * l * l - 1) / ((double) l * l - (double) m * m));
        double b = Math.sqrt((before * before - (double) m * m) / (4 * before * before - 1));
        row[l] = a * (cosine * row[l - 1] - b * row[l - 2]);
      }
    }
    return values;
  }

  /**
   * The angular factor of Y_lm: 1, √2 cos mφ, or √2 sin |m|φ for negative m.
   *
   * @param m any order
   */
  public static double azimuth(int m, double phi) {
    if (m == 0) {
      return 1;
    }
    return Math.sqrt(2) * (m > 0 ? Math.cos(m * phi) : Math.sin(-m * phi));
  }

  /** All Y_lm at a point: (L+1)² values. */
  public static double[] at(int degree, double theta, double phi) {
    double[][] legendre = legendre(degree, theta);
    double[] values = new double[count(degree)];
    for (int m = -degree; m <= degree; m++) {
      double azimuth = azimuth(m, phi);
      for (int l = Math.abs(m); l <= degree; l++) {
        values[index(l, m)] = azimuth * legendre[Math.abs(m)][l];
      }
    }
    return values;
  }

  /** The function with these coefficients, at a point. */
  public static double evaluate(double[] coefficients, double theta, double phi) {
    double[] harmonics = at(degreeOf(coefficients), theta, phi);
    double sum = 0;
    for (int i = 0; i < harmonics.length; i++) {
      sum += coefficients[i] * harmonics[i];
    }
    return sum;
  }

  /**
   * The L of an array of (L+1)² coefficients.
   *
   * @throws IllegalArgumentException if the length is no square
   */
  public static int degreeOf(double[] coefficients) {
    int side = (int) Math.round(Math.sqrt(coefficients.length));
    if (coefficients.length == 0 || side * side != coefficients.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d coefficients must be (L+1)² of them, all orders of all degrees up to L (spherical harmonics)",
              coefficients.length));
    }
    return side - 1;
  }

  static void requireDegree(int degree) {
    if (degree < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "degree = %d must be ≥ 0 (spherical harmonics)", degree));
    }
  }
}
