package org.refigure.paper.mongegap;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.refigure.spectrum.SymmetricEigen;

/** Optimal transport between centred normal distributions, in closed form. */
final class GaussianTransport {
  private GaussianTransport() {}

  /** W₂²(N(0, S), N(0, R)) = tr S + tr R − 2 tr (R^½ S R^½)^½. */
  static double squaredDistance(DMatrixRMaj s, DMatrixRMaj r) {
    DMatrixRMaj root = root(r);
    DMatrixRMaj half = new DMatrixRMaj(s.numRows, s.numCols);
    DMatrixRMaj inner = new DMatrixRMaj(s.numRows, s.numCols);
    CommonOps_DDRM.mult(root, s, half);
    CommonOps_DDRM.mult(half, root, inner);
    return CommonOps_DDRM.trace(s)
        + CommonOps_DDRM.trace(r)
        - 2 * CommonOps_DDRM.trace(root(inner));
  }

  /** S^½ of a symmetric positive semi-definite matrix; rounding below zero counts as zero. */
  static DMatrixRMaj root(DMatrixRMaj s) {
    int n = s.numRows;
    SymmetricEigen eigen = SymmetricEigen.of(s.data, n);
    DMatrixRMaj root = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum +=
              Math.sqrt(Math.max(0, eigen.values()[k]))
                  * eigen.vectors()[i * n + k]
                  * eigen.vectors()[j * n + k];
        }
        root.set(i, j, sum);
      }
    }
    return root;
  }
}
