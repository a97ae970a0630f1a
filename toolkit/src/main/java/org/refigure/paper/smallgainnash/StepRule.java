package org.refigure.paper.smallgainnash;

import java.util.Arrays;
import org.hipparchus.complex.Complex;

/**
 * A step of ẋ = −Hx: x ← p(−hH)x with the method's stability polynomial p, and which h are safe.
 */
public enum StepRule {
  /** p(z) = 1 + z. */
  EULER(1) {
    @Override
    public double certified(double rate, double lipschitz) {
      return 2 * rate / (lipschitz * lipschitz);
    }
  },
  /** The classical Runge–Kutta method: p(z) = 1 + z + z²/2 + z³/6 + z⁴/24. */
  RK4(4) {
    @Override
    public double certified(double rate, double lipschitz) {
      return 2.5 / lipschitz;
    }
  };

  private static final double WIDEST = 1e6;
  private final int order;

  StepRule(int order) {
    this.order = order;
  }

  /**
   * The step below which the method contracts by the paper (C2): 2α/β² for Euler, the guideline
   * 2.5/β for RK4.
   *
   * @param rate α, a certified rate
   * @param lipschitz β in the norm in which the rate was certified
   */
  public abstract double certified(double rate, double lipschitz);

  /** p(z) = Σ zᵏ/k! up to the method's order. */
  public Complex polynomial(Complex z) {
    Complex sum = Complex.ONE;
    for (int k = order; k >= 1; k--) {
      sum = Complex.ONE.add(z.multiply(sum).divide(k));
    }
    return sum;
  }

  /** The spectral radius max |p(−hν)| of one step, over the eigenvalues ν of H. */
  public double radius(double step, Complex... eigenvalues) {
    return Arrays.stream(eigenvalues)
        .mapToDouble(nu -> polynomial(nu.multiply(-step)).norm())
        .max()
        .orElseThrow();
  }

  /**
   * The largest step at which the method still converges: where the radius first reaches 1, by
   * bisection between a step that is surely small enough and the first doubling that is too large.
   *
   * @param eigenvalues of H, all with positive real part
   * @throws ArithmeticException if no step converges
   */
  public double limit(Complex... eigenvalues) {
    double size = Arrays.stream(eigenvalues).mapToDouble(Complex::norm).max().orElseThrow();
    double low = 1e-3 / size;
    if (!(radius(low, eigenvalues) < 1)) {
      throw new ArithmeticException(
          "no step converges: an eigenvalue of H has no positive real part (" + this + ")");
    }
    double high = 2 * low;
    while (radius(high, eigenvalues) < 1 && high < WIDEST / size) {
      low = high;
      high *= 1.1;
    }
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (radius(middle, eigenvalues) < 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
