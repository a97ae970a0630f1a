package org.refigure.optim;

import java.util.function.ToDoubleFunction;

/** Gradients of a function of a few numbers without its derivative. */
public final class CentralDifferences {
  private CentralDifferences() {}

  /**
   * ∂f/∂x_i ≈ (f(x + he_i) − f(x − he_i))/2h, off by h²f‴/6 and by rounding over h; 2n evaluations.
   *
   * @param x where; not changed
   * @param step h &gt; 0
   * @return one number per entry of x
   * @throws IllegalArgumentException if the step is not positive and finite
   */
  public static double[] gradient(ToDoubleFunction<double[]> f, double[] x, double step) {
    if (!(step > 0) || Double.isInfinite(step)) {
      throw new IllegalArgumentException(
          "step = " + step + " must be finite and > 0 (CentralDifferences.gradient)");
    }
    double[] at = x.clone();
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      at[i] = x[i] + step;
      double above = f.applyAsDouble(at);
      at[i] = x[i] - step;
      gradient[i] = (above - f.applyAsDouble(at)) / (2 * step);
      at[i] = x[i];
    }
    return gradient;
  }
}
