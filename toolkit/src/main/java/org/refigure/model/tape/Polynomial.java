package org.refigure.model.tape;

import java.util.function.DoubleUnaryOperator;

/**
 * P(f(x)) for a costly f, such as tanh: all derivatives of f are polynomials in it, and a {@link
 * Value} takes f once for all of them.
 *
 * @param base f
 * @param coefficients of P, constant first
 */
record Polynomial(DoubleUnaryOperator base, double... coefficients) implements DoubleUnaryOperator {
  @Override
  public double applyAsDouble(double x) {
    return of(base.applyAsDouble(x));
  }

  /** P(t). */
  double of(double t) {
    double sum = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum * t + coefficients[k];
    }
    return sum;
  }
}
