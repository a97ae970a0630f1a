package org.refigure.model.tape;

import org.refigure.model.DoubleMatrix;

/** softmax(z)ₖ = exp(zₖ − max z)/Σ exp(zⱼ − max z) of every row z, with ∂/∂z = p ⊙ (g − p·g). */
final class Softmax {
  private Softmax() {}

  static Value ofRows(Value z) {
    int columns = z.columns();
    double[] p = new double[z.data().length];
    for (int from = 0; from < p.length; from += columns) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = from; i < from + columns; i++) {
        largest = Math.max(largest, z.data()[i]);
      }
      double sum = 0;
      for (int i = from; i < from + columns; i++) {
        p[i] = Math.exp(z.data()[i] - largest);
        sum += p[i];
      }
      for (int i = from; i < from + columns; i++) {
        p[i] /= sum;
      }
    }
    return z.tape()
        .record(new DoubleMatrix(z.rows(), columns, p), g -> z.accumulate(passed(p, g)), z);
  }

  private static double[] passed(double[] p, DoubleMatrix gradient) {
    int columns = gradient.columns();
    double[] g = gradient.data();
    double[] passed = new double[p.length];
    for (int from = 0; from < p.length; from += columns) {
      double inner = 0;
      for (int i = from; i < from + columns; i++) {
        inner += p[i] * g[i];
      }
      for (int i = from; i < from + columns; i++) {
        passed[i] = p[i] * (g[i] - inner);
      }
    }
    return passed;
  }
}
