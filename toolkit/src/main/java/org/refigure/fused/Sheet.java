package org.refigure.fused;

import org.refigure.model.MatrixView;

/**
 * A row of numbers for every position, and the same read as its transpose.
 *
 * @param plain the rows
 * @param turned the rows as columns
 */
record Sheet(MatrixView plain, MatrixView turned) {
  /** Zeros. */
  static Sheet zeros(int rows, int columns) {
    MatrixView plain = MatrixView.withRoom(rows, columns);
    return new Sheet(plain, plain.transpose());
  }

  /** The numbers, row after row. */
  float[] data() {
    return plain.data();
  }
}
