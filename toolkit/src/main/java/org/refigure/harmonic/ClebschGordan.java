package org.refigure.harmonic;

import java.util.Locale;

/**
 * Clebsch–Gordan coefficients ⟨l₁ m₁ l₂ m₂ | l m⟩ of whole degrees by Racah's sum (Condon–Shortley
 * phase).
 *
 * <p>The alternating sum loses digits as degrees grow: about 1e-14 up to degree 8, and refused
 * above 30.
 */
public final class ClebschGordan {
  private static final int HIGHEST = 30;

  private ClebschGordan() {}

  /**
   * The coefficient; zero where the degrees violate the triangle rule or m ≠ m₁ + m₂.
   *
   * @param first l₁, m₁
   * @param second l₂, m₂
   * @param result l, m
   * @throws IllegalArgumentException if |m| &gt; l somewhere, or a degree is not in 0..30
   */
  public static double of(Harmonic first, Harmonic second, Harmonic result) {
    int a = first.degree();
    int b = second.degree();
    int c = result.degree();
    if (result.order() != first.order() + second.order() || c > a + b || c < Math.abs(a - b)) {
      return 0;
    }
    double triangle =
        factorial(a + b - c)
            * factorial(a - b + c)
            * factorial(b + c - a)
            / factorial(a + b + c + 1);
    double orders =
        factorial(a + first.order())
            * factorial(a - first.order())
            * factorial(b + second.order())
            * factorial(b - second.order())
            * factorial(c + result.order())
            * factorial(c - result.order());
    int from = Math.max(0, Math.max(b - c - first.order(), a - c + second.order()));
    int to = Math.min(a + b - c, Math.min(a - first.order(), b + second.order()));
    double sum = 0;
    for (int k = from; k <= to; k++) {
      double denominator =
          factorial(k)
              * factorial(a + b - c - k)
              * factorial(a - first.order() - k)
              * factorial(b + second.order() - k)
              * factorial(c - b + first.order() + k)
              * factorial(c - a - second.order() + k);
      sum += (k % 2 == 0 ? 1 : -1) / denominator;
    }
    return Math.sqrt((2 * c + 1) * triangle) * Math.sqrt(orders) * sum;
  }

  /**
   * A degree and an order.
   *
   * @param degree l, in 0..30
   * @param order m, −l ≤ m ≤ l
   */
  public record Harmonic(int degree, int order) {
    /** Checks the ranges. */
    public Harmonic {
      if (degree < 0 || degree > HIGHEST || Math.abs(order) > degree) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "l = %d must be in 0..%d and m = %d in −l..l (Clebsch–Gordan coefficient)",
                degree,
                HIGHEST,
                order));
      }
    }
  }

  private static double factorial(int n) {
    double product = 1;
    for (int k = 2; k <= n; k++) {
      product *= k;
    }
    return product;
  }
}
