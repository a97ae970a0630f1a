package org.refigure.paper.fishercurvature;

import java.util.Arrays;
import java.util.Locale;
import org.refigure.lattice.Bond;
import org.refigure.model.DoubleMatrix;
import org.refigure.stats.JointCumulants;

/**
 * All first, second and third moments of the bond variables x_b = s_i s_j of the Ising model on an
 * L×L torus with equal couplings J, exactly.
 *
 * <p>A moment is a trace around the ring of rows, ⟨x_a x_b x_c⟩ = Tr(A T^r B T^{k−r} C T^{L−k}) /
 * Tr T^L; in the eigenbasis of T the powers cost nothing. With a the horizontal bond at the origin
 * and b another horizontal bond, one product M = B Λ^r A serves every c from b's row on: Σ_pq M_qp
 * C_pq λ_p^{L−k} λ_q^{k−r}. All other moments follow by symmetry: translations, the order of the
 * indices, the mirror image of rows, and the transposed lattice, which makes horizontal bonds
 * vertical. The cost is O(L²·8^L/16) multiplications.
 */
public final class BondMoments {
  private static final Bond ORIGIN = new Bond(false, 0, 0);

  private final int size;
  private double partition;
  private double horizontalMean;
  private double verticalMean;
  private final double[][] pairs;
  private final double[][][] triples;

  private BondMoments(int size) {
    this.size = size;
    pairs = new double[2][size * size];
    triples = new double[2][size * (size / 2 + 1)][size * size];
  }

  /**
   * The moments of a torus.
   *
   * @param size L ≥ 3 (at 2 two sites share two bonds) and at most 13
   * @param coupling J of every bond, finite and &gt; 0
   * @throws IllegalArgumentException if a value is out of range
   * @throws InterruptedException if the thread is interrupted
   */
  public static BondMoments of(int size, double coupling) throws InterruptedException {
    if (size < 3 || size > 13 || !(coupling > 0) || Double.isInfinite(coupling)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "size = %d must be in 3..13 and coupling = %s finite and > 0 (Ising torus)",
              size,
              coupling));
    }
    BondMoments moments = new BondMoments(size);
    for (TransferMatrix half : TransferMatrix.halves(size, coupling)) {
      moments.add(half);
    }
    moments.normalize();
    return moments;
  }

  /** ⟨x_b⟩, the same for every bond. */
  public double first() {
    return horizontalMean;
  }

  /** |⟨horizontal⟩ − ⟨vertical⟩|, which the symmetry of the lattice makes 0: a self-check. */
  public double anisotropy() {
    return Math.abs(horizontalMean - verticalMean);
  }

  /** ⟨x_a x_b⟩. */
  double second(Bond a, Bond b) {
    if (a.vertical()) {
      return b.vertical() ? second(a.transposed(), b.transposed()) : second(b, a);
    }
    Bond c = b.from(a, size);
    return pairs[c.vertical() ? 1 : 0][place(c)];
  }

  /** ⟨x_a x_b x_c⟩. */
  double third(Bond a, Bond b, Bond c) {
    int verticals = (a.vertical() ? 1 : 0) + (b.vertical() ? 1 : 0) + (c.vertical() ? 1 : 0);
    if (verticals >= 2) {
      return third(a.transposed(), b.transposed(), c.transposed());
    }
    if (a.vertical()) {
      return third(c, b, a);
    }
    if (b.vertical()) {
      return third(a, c, b);
    }
    return ordered(b.from(a, size), c.from(a, size));
  }

  /** ⟨x_0 x_b x_c⟩ with horizontal bonds 0, at the origin, and b; c of either kind. */
  private double ordered(Bond b, Bond c) {
    if (c.row() < b.row()) {
      return c.vertical()
          ? ordered(ORIGIN.from(b, size), c.from(b, size)) // b becomes the origin
          : ordered(c, b);
    }
    if (b.column() > size / 2) {
      return ordered(b.mirrored(size), c.mirrored(size));
    }
    return triples[c.vertical() ? 1 : 0][b.row() * (size / 2 + 1) + b.column()][place(c)];
  }

  /** Means, covariances and third cumulants of all 2L² bond variables. */
  public JointCumulants cumulants() {
    int bonds = 2 * size * size;
    Bond[] bond = new Bond[bonds];
    Arrays.setAll(bond, i -> Bond.number(i, size));
    double mean = first();
    double[] means = new double[bonds];
    Arrays.fill(means, mean);
    double[][] second = new double[bonds][bonds];
    for (int a = 0; a < bonds; a++) {
      for (int b = 0; b < bonds; b++) {
        second[a][b] = second(bond[a], bond[b]);
      }
    }
    double[][][] third = new double[bonds][bonds][bonds];
    for (int a = 0; a < bonds; a++) {
      for (int b = 0; b < bonds; b++) {
        for (int c = 0; c < bonds; c++) {
          third[a][b][c] =
              third(bond[a], bond[b], bond[c])
                  - mean * (second[a][b] + second[a][c] + second[b][c])
                  + 2 * mean * mean * mean;
        }
      }
    }
    for (double[] row : second) {
      for (int b = 0; b < bonds; b++) {
        row[b] -= mean * mean;
      }
    }
    return new JointCumulants(means, second, third);
  }

  private int place(Bond bond) {
    return bond.row() * size + bond.column();
  }

  private void add(TransferMatrix half) throws InterruptedException {
    int states = half.states();
    double[][] powers = half.powers(size);
    double[] one = Arrays.copyOf(half.horizontal().data(), states * states);
    for (int p = 0; p < states; p++) {
      partition += powers[size][p];
      horizontalMean += one[p * states + p] * powers[size][p];
      verticalMean += half.vertical().data()[p * states + p] * powers[size - 1][p];
    }
    addRow(half, powers, one, 0, pairs, 0);
    int columns = size / 2 + 1;
    DoubleMatrix second =
        new DoubleMatrix(
            columns * states,
            states,
            Arrays.copyOf(half.horizontal().data(), columns * states * states));
    for (int row = 0; row < size; row++) {
      double[] first = one.clone();
      for (int at = 0; at < first.length; at++) {
        first[at] *= powers[row][at / states];
      }
      double[] products = second.times(new DoubleMatrix(states, states, first)).data();
      for (int column = 0; column < columns; column++) {
        double[][] target = {
          triples[0][row * columns + column], triples[1][row * columns + column]
        };
        addRow(half, powers, products, column * states * states, target, row);
      }
    }
  }

  /** Adds Σ_pq M_qp C_pq λ_p^{L−k−span} λ_q^{k−row} to place (k, i) of the target, all k ≥ row. */
  private void addRow(
      TransferMatrix half,
      double[][] powers,
      double[] product,
      int from,
      double[][] target,
      int row)
      throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException(
          String.format(Locale.ROOT, "stopped at row %d of %d", row, size));
    }
    for (int span = 0; span <= 1; span++) {
      double[] operators = (span == 0 ? half.horizontal() : half.vertical()).data();
      for (int i = 0; i < size; i++) {
        double[][] sums = weighted(product, from, operators, i, powers, size - row);
        for (int k = row; k < size; k++) {
          target[span][k * size + i] += dot(sums[k - row], powers[size - k - span]);
        }
      }
    }
  }

  /** Σ_q M_qp C_pq λ_q^k for every p and every k below the count: {@code [k][p]}. */
  private static double[][] weighted(
      double[] product, int from, double[] operators, int i, double[][] powers, int count) {
    int states = powers[0].length;
    double[][] sums = new double[count][states];
    double[] row = new double[states];
    for (int q = 0; q < states; q++) {
      int left = from + q * states;
      int right = (i * states + q) * states; // C is symmetric
      for (int p = 0; p < states; p++) {
        row[p] = product[left + p] * operators[right + p];
      }
      for (int k = 0; k < count; k++) {
        addScaled(sums[k], powers[k][q], row);
      }
    }
    return sums;
  }

  private static void addScaled(double[] sum, double factor, double[] row) {
    for (int p = 0; p < row.length; p++) {
      sum[p] += factor * row[p];
    }
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int p = 0; p < x.length; p++) {
      sum += x[p] * y[p];
    }
    return sum;
  }

  private void normalize() {
    horizontalMean /= partition;
    verticalMean /= partition;
    for (double[] row : pairs) {
      scale(row);
    }
    for (double[][] kind : triples) {
      for (double[] row : kind) {
        scale(row);
      }
    }
  }

  private void scale(double[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] /= partition;
    }
  }
}
