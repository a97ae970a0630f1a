package org.refigure.harmonic;

import java.util.List;
import org.refigure.harmonic.ClebschGordan.Harmonic;

/**
 * Coupling coefficients of real spherical harmonics, from those of complex ones.
 *
 * <p>Wigner–Eckart: the Gaunt coefficient is a Clebsch–Gordan coefficient times √((2l₁+1)(2l₂+1) /
 * 4π(2l+1))·⟨l₁ 0 l₂ 0 | l 0⟩. The last factor vanishes for odd l₁ + l₂ + l, where the
 * Clebsch–Gordan coefficient itself does not.
 */
public final class RealCoupling {
  private RealCoupling() {}

  /** ∫ Y_{l₁m₁} Y_{l₂m₂} Y_lm dΩ. */
  public static double gaunt(Harmonic first, Harmonic second, Harmonic result) {
    int a = first.degree();
    int b = second.degree();
    int c = result.degree();
    double reduced =
        Math.sqrt((2 * a + 1.0) * (2 * b + 1) / (4 * Math.PI * (2 * c + 1)))
            * ClebschGordan.of(new Harmonic(a, 0), new Harmonic(b, 0), new Harmonic(c, 0));
    return reduced == 0 ? 0 : reduced * clebschGordan(first, second, result);
  }

  /**
   * The Clebsch–Gordan coefficient in the real basis. For odd l₁ + l₂ + l it is imaginary there;
   * then its imaginary part is given, a choice of phase for the result.
   */
  public static double clebschGordan(Harmonic first, Harmonic second, Harmonic result) {
    double real = 0;
    double imaginary = 0;
    for (Term x : terms(first)) {
      for (Term y : terms(second)) {
        for (Term z : terms(result)) {
          double value =
              ClebschGordan.of(
                  new Harmonic(first.degree(), x.order),
                  new Harmonic(second.degree(), y.order),
                  new Harmonic(result.degree(), z.order));
          double re = x.real * y.real - x.imaginary * y.imaginary;
          double im = x.real * y.imaginary + x.imaginary * y.real;
          real += value * (re * z.real + im * z.imaginary); // times the conjugate of z
          imaginary += value * (im * z.real - re * z.imaginary);
        }
      }
    }
    return (first.degree() + second.degree() + result.degree()) % 2 == 0 ? real : imaginary;
  }

  /** The coupling 1 ⊗ 1 → 1 of two vectors (order y, z, x) by Clebsch–Gordan coefficients. */
  public static double[] vectorCoupling(double[] x, double[] y) {
    double[] product = new double[3];
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        for (int k = -1; k <= 1; k++) {
          product[k + 1] +=
              x[i + 1]
                  * y[j + 1]
                  * clebschGordan(new Harmonic(1, i), new Harmonic(1, j), new Harmonic(1, k));
        }
      }
    }
    return product;
  }

  /** One complex harmonic in a real one. */
  private record Term(int order, double real, double imaginary) {}

  /** Y_lm = Σ (coefficient) Y_l^order with √2(−1)^m Re Y_l^m and √2(−1)^m Im Y_l^|m|. */
  private static List<Term> terms(Harmonic harmonic) {
    int m = Math.abs(harmonic.order());
    double half = Math.sqrt(0.5);
    double sign = m % 2 == 0 ? 1 : -1;
    if (m == 0) {
      return List.of(new Term(0, 1, 0));
    }
    return harmonic.order() > 0
        ? List.of(new Term(m, sign * half, 0), new Term(-m, half, 0))
        : List.of(new Term(m, 0, -sign * half), new Term(-m, 0, half));
  }
}
