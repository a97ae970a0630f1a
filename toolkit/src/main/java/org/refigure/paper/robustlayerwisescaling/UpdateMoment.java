package org.refigure.paper.robustlayerwisescaling;

import org.refigure.model.Matrix;
import org.refigure.spectrum.Spectrum;

/** The running mean of uuᵀ over updates: how far the noise prefers some directions over others. */
final class UpdateMoment {
  private final Matrix sum;
  private final Matrix square;

  UpdateMoment(int rows) {
    sum = Matrix.zeros(rows, rows);
    square = Matrix.zeros(rows, rows);
  }

  /** Adds one update. */
  void add(Matrix update) {
    square.productTransposedRight(update, update);
    for (int i = 0; i < sum.data().length; i++) {
      sum.data()[i] += square.data()[i];
    }
  }

  /** Its eigenvalues in decreasing order, scaled to mean 1. */
  double[] eigenvalues() {
    // A symmetric matrix without negative eigenvalues: singular values and eigenvalues agree.
    double[] eigenvalues = Spectrum.of(sum.data(), sum.rows(), sum.rows()).singularValues();
    double total = 0;
    for (double eigenvalue : eigenvalues) {
      total += eigenvalue;
    }
    for (int i = 0; i < eigenvalues.length; i++) {
      eigenvalues[i] *= eigenvalues.length / total;
    }
    return eigenvalues;
  }
}
