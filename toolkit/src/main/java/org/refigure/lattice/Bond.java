package org.refigure.lattice;

/**
 * A bond of the square lattice: from site (row, column) to the next site of its row, or of its
 * column if it is vertical.
 *
 * @param vertical whether it joins two rows
 * @param row of its first site
 * @param column of its first site
 */
public record Bond(boolean vertical, int row, int column) {
  /** The bonds of an L×L torus: L² horizontal ones row by row, then L² vertical ones. */
  public static Bond number(int index, int size) {
    int sites = size * size;
    return new Bond(index >= sites, index % sites / size, index % size);
  }

  /** The bond mirrored at the main diagonal, which makes rows columns. */
  public Bond transposed() {
    return new Bond(!vertical, column, row);
  }

  /** The bond as seen from another one's first site, on an L×L torus. */
  public Bond from(Bond origin, int size) {
    return new Bond(
        vertical,
        Math.floorMod(row - origin.row, size),
        Math.floorMod(column - origin.column, size));
  }

  /** The bond mirrored in its rows so that the horizontal bond at the origin stays in place. */
  public Bond mirrored(int size) {
    return new Bond(vertical, row, Math.floorMod((vertical ? 1 : 0) - column, size));
  }
}
