package org.refigure.paper.matrixsensing;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.refigure.data.GaussianStream;

/** Linear measurements yᵢ = ⟨Aᵢ, M⟩ of a matrix, as descent sees them: the map 𝒜*𝒜. */
@FunctionalInterface
public interface Sensing {
  /**
   * 𝒜*𝒜(E) = Σ ⟨Aᵢ, E⟩Aᵢ.
   *
   * @param error E = FGᵀ − M, n × n
   */
  DMatrixRMaj back(DMatrixRMaj error);

  /** Every entry is measured: 𝒜*𝒜 is the identity. */
  static Sensing full() {
    return error -> error;
  }

  /**
   * m Gaussian matrices Aᵢ/√m, in the mean the identity; each as drawn.
   *
   * @param n rows and columns of M
   * @param m how many measurements
   */
  static Sensing gaussian(int n, int m, long seed) {
    return of(drawn(n, m, seed));
  }

  /**
   * The same with symmetrised matrices (Aᵢ + Aᵢᵀ)/2: they do not see the antisymmetric part of an
   * error.
   */
  static Sensing symmetric(int n, int m, long seed) {
    DMatrixRMaj a = drawn(n, m, seed);
    for (int row = 0; row < m; row++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double mean = (a.get(row, i * n + j) + a.get(row, j * n + i)) / 2;
          a.set(row, i * n + j, mean);
          a.set(row, j * n + i, mean);
        }
      }
    }
    return of(a);
  }

  private static DMatrixRMaj drawn(int n, int m, long seed) {
    var stream = new GaussianStream(seed);
    var a = new DMatrixRMaj(m, n * n);
    for (int i = 0; i < a.data.length; i++) {
      a.data[i] = stream.next() / Math.sqrt(m);
    }
    return a;
  }

  /** Of measurements in the rows of an m × n² matrix: Aᵀ(A·vec E). */
  private static Sensing of(DMatrixRMaj a) {
    return error -> {
      DMatrixRMaj flat = DMatrixRMaj.wrap(a.numCols, 1, error.data);
      var measured = new DMatrixRMaj(a.numRows, 1);
      CommonOps_DDRM.mult(a, flat, measured);
      var back = new DMatrixRMaj(a.numCols, 1);
      CommonOps_DDRM.multTransA(a, measured, back);
      return DMatrixRMaj.wrap(error.numRows, error.numCols, back.data);
    };
  }
}
