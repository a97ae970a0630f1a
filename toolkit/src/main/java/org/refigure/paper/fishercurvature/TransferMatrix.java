package org.refigure.paper.fishercurvature;

import org.refigure.model.DoubleMatrix;
import org.refigure.spectrum.SymmetricEigen;

/**
 * One half of the row-to-row transfer matrix of the Ising model on a ring of L columns, in its own
 * eigenbasis.
 *
 * <p>The symmetric matrix T = V^½ e^{J s·s′} V^½, with V the diagonal of in-row weights e^{J Σ s_i
 * s_{i+1}}, commutes with the flip of all spins. On the row states that are even (odd) under the
 * flip, of which there are N = 2^{L−1}, it is 2V^½ cosh(J s·s′) V^½ (sinh for odd ones), where s
 * runs over rows whose last spin is up. Both halves are divided by the largest eigenvalue, which is
 * even, so that powers cannot overflow.
 *
 * <p>Inserting a bond variable means replacing a factor. In a row: the diagonal s_i s_{i+1} at that
 * row. Between two rows: s_i T s′_i in place of T, and as a single s_i changes even into odd, the T
 * between the two is that of the other half.
 *
 * @param values eigenvalues λ of this half over the largest of both
 * @param horizontal L matrices N×N below each other: Uᵀ s_i s_{i+1} U for i = 0 … L−1
 * @param vertical likewise Uᵀ s_i T s′_i U
 */
record TransferMatrix(double[] values, DoubleMatrix horizontal, DoubleMatrix vertical) {

  /** The even and the odd half. */
  static TransferMatrix[] halves(int columns, double coupling) {
    DoubleMatrix even = matrix(columns, coupling, true);
    DoubleMatrix odd = matrix(columns, coupling, false);
    SymmetricEigen evenBasis = SymmetricEigen.of(even.data(), even.rows());
    SymmetricEigen oddBasis = SymmetricEigen.of(odd.data(), odd.rows());
    double largest = evenBasis.values()[even.rows() - 1];
    return new TransferMatrix[] {
      of(columns, evenBasis, odd, largest), of(columns, oddBasis, even, largest)
    };
  }

  private static TransferMatrix of(
      int columns, SymmetricEigen basis, DoubleMatrix other, double largest) {
    int states = other.rows();
    DoubleMatrix vectors = new DoubleMatrix(states, states, basis.vectors());
    DoubleMatrix transposed = vectors.transposed();
    DoubleMatrix rows = DoubleMatrix.zeros(columns * states, states);
    DoubleMatrix single = DoubleMatrix.zeros(columns * states, states);
    for (int i = 0; i < columns; i++) {
      for (int q = 0; q < states; q++) {
        int from = (i * states + q) * states;
        for (int s = 0; s < states; s++) {
          double entry = transposed.get(q, s);
          rows.data()[from + s] = entry * spin(s, i) * spin(s, (i + 1) % columns);
          single.data()[from + s] = entry * spin(s, i);
        }
      }
    }
    DoubleMatrix between = single.times(other);
    for (int at = 0; at < between.data().length; at++) {
      between.data()[at] *= spin(at % states, at / states / states) / largest;
    }
    double[] values = basis.values();
    for (int p = 0; p < states; p++) {
      values[p] /= largest;
    }
    return new TransferMatrix(values, rows.times(vectors), between.times(vectors));
  }

  private static DoubleMatrix matrix(int columns, double coupling, boolean even) {
    int states = 1 << (columns - 1);
    double[] rootWeight = new double[states];
    for (int s = 0; s < states; s++) {
      int sum = 0;
      for (int i = 0; i < columns; i++) {
        sum += spin(s, i) * spin(s, (i + 1) % columns);
      }
      rootWeight[s] = Math.exp(coupling * sum / 2);
    }
    DoubleMatrix matrix = DoubleMatrix.zeros(states, states);
    for (int s = 0; s < states; s++) {
      for (int t = 0; t < states; t++) {
        double exponent = coupling * (columns - 2 * Integer.bitCount(s ^ t));
        matrix.data()[s * states + t] =
            2 * rootWeight[s] * rootWeight[t] * (even ? Math.cosh(exponent) : Math.sinh(exponent));
      }
    }
    return matrix;
  }

  /** Spin i of a row state: +1 where the bit is clear, so the last spin of each state is +1. */
  private static int spin(int state, int i) {
    return 1 - 2 * (state >> i & 1);
  }

  /** N, the number of row states of this half. */
  int states() {
    return values.length;
  }

  /** λ^0 … λ^L of every eigenvalue: {@code [power][p]}. */
  double[][] powers(int highest) {
    double[][] powers = new double[highest + 1][states()];
    for (int k = 0; k <= highest; k++) {
      for (int p = 0; p < states(); p++) {
        powers[k][p] = Math.pow(values[p], k);
      }
    }
    return powers;
  }
}
