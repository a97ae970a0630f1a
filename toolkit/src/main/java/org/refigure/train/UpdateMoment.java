package org.refigure.train;

import org.refigure.model.Matrix;
import org.refigure.spectrum.Spectrum;

/**
 * The running mean of uuᵀ, or of uᵀu, over updates: how far the noise prefers some directions over
 * others.
 */
final class UpdateMoment {
  private final boolean ofColumns;
  private final Matrix sum;
  private final Matrix square;

  private UpdateMoment(boolean ofColumns, int size) {
    this.ofColumns = ofColumns;
    sum = Matrix.zeros(size, size);
    square = Matrix.zeros(size, size);
  }

  /** E[uuᵀ] of updates with so many rows. */
  static UpdateMoment ofRows(int rows) {
    return new UpdateMoment(false, rows);
  }

  /** E[uᵀu] of updates with so many columns. */
  static UpdateMoment ofColumns(int columns) {
    return new UpdateMoment(true, columns);
  }

  /** Adds one update. */
  void add(Matrix update) {
    if (ofColumns) {
      square.productTransposedLeft(update, update);
    } else {
      square.productTransposedRight(update, update);
    }
    sum.add(square);
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
