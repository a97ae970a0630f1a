package org.refigure.harmonic;

import java.util.Locale;

/**
 * A function on the sphere as a Fourier series on the torus, and back.
 *
 * <p>Extended by f(2π − θ, φ + π) = f(θ, φ) to all angles, harmonics of degree at most L are
 * trigonometric polynomials of degree at most L in θ and in φ: P̄_lm is a sum of cos kθ for even m
 * and of sin kθ for odd m, with k ≤ l of the parity of l. Both directions cost O(L³).
 *
 * <p>Fourier coefficients are interleaved complex N×N arrays as in {@link Convolution2D}: the
 * coefficient of e^{ikθ} e^{imφ} stands in row k mod N, column m mod N.
 */
public final class TorusSeries {
  private final int degree;
  private final double[][][] forward;
  private final double[][][] backward;

  /**
   * The tables of a degree.
   *
   * @param degree L ≥ 0
   */
  public TorusSeries(int degree) {
    SphericalHarmonics.requireDegree(degree);
    this.degree = degree;
    forward = forward(degree);
    backward = backward(degree);
  }

  /** L. */
  public int degree() {
    return degree;
  }

  /**
   * Fourier coefficients of a function.
   *
   * @param coefficients (L+1)² coefficients of real harmonics
   * @param side N ≥ 2L + 1
   * @throws IllegalArgumentException if the degree is another or N is too small
   */
  public double[] toTorus(double[] coefficients, int side) {
    if (coefficients.length != SphericalHarmonics.count(degree) || side < 2 * degree + 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d coefficients, N = %d: degree %d has %d coefficients and needs N ≥ %d (torus series)",
              coefficients.length,
              side,
              degree,
              SphericalHarmonics.count(degree),
              2 * degree + 1));
    }
    double[] array = new double[2 * side * side];
    for (int m = 0; m <= degree; m++) {
      double[] cosine = new double[degree + 1];
      double[] sine = new double[degree + 1];
      for (int l = m; l <= degree; l++) {
        double[] row = forward[m][l];
        double plus = coefficients[SphericalHarmonics.index(l, m)];
        double minus = coefficients[SphericalHarmonics.index(l, -m)];
        for (int k = l % 2; k <= l; k += 2) {
          cosine[k] += row[k] * plus;
          sine[k] += row[k] * minus;
        }
      }
      for (int k = 0; k <= degree; k++) {
        put(array, side, k, m, cosine[k], m == 0 ? 0 : sine[k]);
      }
    }
    return array;
  }

  /**
   * Coefficients of the harmonics of degree at most L in a function on the torus that obeys the
   * extension rule and has degree at most L.
   *
   * @param array Fourier coefficients
   * @param side N; below 2L + 1 coefficients are read that stand for several frequencies (aliasing)
   */
  public double[] fromTorus(double[] array, int side) {
    double[] coefficients = new double[SphericalHarmonics.count(degree)];
    for (int m = 0; m <= degree; m++) {
      double[] cosine = new double[degree + 1];
      double[] sine = new double[degree + 1];
      for (int k = 0; k <= degree; k++) {
        take(array, side, k, m, cosine, sine);
      }
      for (int l = m; l <= degree; l++) {
        double plus = 0;
        double minus = 0;
        double[] row = backward[m][l];
        for (int k = l % 2; k <= degree; k += 2) {
          plus += row[k] * cosine[k];
          minus += row[k] * sine[k];
        }
        coefficients[SphericalHarmonics.index(l, m)] = plus;
        if (m > 0) {
          coefficients[SphericalHarmonics.index(l, -m)] = minus;
        }
      }
    }
    return coefficients;
  }

  /** Real multiplications of {@link #toTorus}. */
  public double forwardMultiplications() {
    double count = 0;
    for (int l = 0; l <= degree; l++) {
      count += (2 * l + 1.0) * (l / 2 + 1);
    }
    return count;
  }

  /** Real multiplications of {@link #fromTorus}. */
  public double backwardMultiplications() {
    double count = 0;
    for (int l = 0; l <= degree; l++) {
      count += (2 * l + 1.0) * ((degree - l % 2) / 2 + 1);
    }
    return count;
  }

  /**
   * Adds (C cos mφ + S sin mφ)·cos kθ, or sin kθ for odd m; √2 of m &gt; 0 is part of the table.
   */
  private static void put(double[] array, int side, int k, int m, double c, double s) {
    // (C cos mφ + S sin mφ) has ½(C − iS) at m and ½(C + iS) at −m.
    double real = m == 0 ? c : c / 2;
    double imaginary = m == 0 ? 0 : -s / 2;
    for (int sign = 1; sign >= (k == 0 ? 1 : -1); sign -= 2) {
      double half = k == 0 ? 1 : 0.5;
      // sin kθ has ½·(−i) at k and ½·(+i) at −k.
      double re = m % 2 == 0 ? half * real : sign * half * imaginary;
      double im = m % 2 == 0 ? half * imaginary : -sign * half * real;
      if (m % 2 == 1 && k == 0) {
        continue; // sin 0
      }
      int at = place(sign * k, m, side);
      array[at] += re;
      array[at + 1] += im;
      if (m > 0) { // a real function: conjugate at (−k, −m)
        int mirror = place(-sign * k, -m, side);
        array[mirror] += re;
        array[mirror + 1] -= im;
      }
    }
  }

  /** Reads C and S of (k, m): the inverse of {@link #put}. */
  private static void take(double[] array, int side, int k, int m, double[] cosine, double[] sine) {
    int at = place(k, m, side);
    int mirror = place(-k, m, side);
    double parity = m % 2 == 0 ? 1 : -1;
    double re = array[at] + (k == 0 ? 0 : parity * array[mirror]);
    double im = array[at + 1] + (k == 0 ? 0 : parity * array[mirror + 1]);
    double scale = m == 0 ? 1 : 2;
    // Odd m: F(k) − F(−k) = −i·½(C − iS), so C − iS = 2i·(re + i·im).
    cosine[k] = scale * (m % 2 == 0 ? re : -im);
    sine[k] = -scale * (m % 2 == 0 ? im : re);
  }

  private static int place(int k, int m, int side) {
    return 2 * (Math.floorMod(k, side) * side + Math.floorMod(m, side));
  }

  /** √2 P̄_lm (P̄_l0) as a sum over k of cos kθ (m even) or sin kθ (m odd): {@code [m][l][k]}. */
  private static double[][][] forward(int degree) {
    double[][][] table = new double[degree + 1][degree + 1][degree + 1];
    int points = 2 * degree + 2;
    for (int j = 0; j < points; j++) {
      double theta = 2 * Math.PI * (j + 0.5) / points;
      double[][] legendre = SphericalHarmonics.legendre(degree, theta);
      for (int m = 0; m <= degree; m++) {
        for (int l = m; l <= degree; l++) {
          for (int k = l % 2; k <= l; k += 2) {
            double scale = (m == 0 ? 1 : Math.sqrt(2)) * (k == 0 ? 1 : 2) / points;
            table[m][l][k] += scale * legendre[m][l] * wave(m, k * theta);
          }
        }
      }
    }
    return table;
  }

  /** ∫ (the wave of k and m)·Y_lm dΩ, exact by Gauss–Legendre: {@code [m][l][k]}. */
  private static double[][][] backward(int degree) {
    double[][][] table = new double[degree + 1][degree + 1][degree + 1];
    SphereQuadrature rule = new SphereQuadrature(2 * degree + 2);
    double[] thetas = rule.thetas();
    double[] weights = rule.thetaWeights();
    for (int j = 0; j < thetas.length; j++) {
      double[][] legendre = SphericalHarmonics.legendre(degree, thetas[j]);
      for (int m = 0; m <= degree; m++) {
        // ∫ cos mφ·√2 cos mφ dφ = √2 π for m > 0, and 2π for m = 0.
        double scale = weights[j] * Math.PI * (m == 0 ? 2 : Math.sqrt(2));
        for (int l = m; l <= degree; l++) {
          for (int k = l % 2; k <= degree; k += 2) {
            table[m][l][k] += scale * legendre[m][l] * wave(m, k * thetas[j]);
          }
        }
      }
    }
    return table;
  }

  private static double wave(int m, double angle) {
    return m % 2 == 0 ? Math.cos(angle) : Math.sin(angle);
  }
}
