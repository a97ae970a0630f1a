package org.refigure.paper.fishercurvature;

/**
 * A bond of the square lattice: from site (row, column) to the next site of its row, or of its
 * column if it is vertical.
 */
record Bond(boolean vertical, int row, int column) {
  /** The bonds of an L×L torus: L² horizontal ones row by row, then L² vertical ones. */
  static Bond number(int index, int size) {
    int sites = size * size;
    return new Bond(index >= sites, index % sites / size, index % size);
  }

  /** The bond mirrored at the main diagonal, which makes rows columns. */
  Bond transposed() {
    return new Bond(!vertical, column, row);
  }

  /** The bond as seen from another one's first site, on an L×L torus. */
  Bond from(Bond origin, int size) {
    return new Bond(
        vertical,
        Math.floorMod(row - origin.row, size),
        Math.floorMod(column - origin.column, size));
  }

  /** The bond mirrored in its rows so that the horizontal bond at the origin stays in place. */
  Bond mirrored(int size) {
    return new Bond(vertical, row, Math.floorMod((vertical ? 1 : 0) - column, size));
  }
}
