package org.refigure.paper.matrixsensing;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleSVD;

/**
 * The two factors of FGᵀ.
 *
 * @param f n × k
 * @param g n × k
 */
public record FactorPair(DMatrixRMaj f, DMatrixRMaj g) {
  /**
   * The imbalanced start of the paper's numerics: F = αZ_F, G = (α/3)Z_G.
   *
   * @param normal 2n·k standard normal numbers: Z_F row by row, then Z_G
   * @param columns k
   * @param alpha the scale α of the start
   */
  public static FactorPair start(double[] normal, int columns, double alpha) {
    int half = normal.length / 2;
    int n = half / columns;
    var f = new DMatrixRMaj(n, columns);
    var g = new DMatrixRMaj(n, columns);
    for (int i = 0; i < half; i++) {
      f.data[i] = alpha * normal[i];
      g.data[i] = alpha / 3 * normal[half + i];
    }
    return new FactorPair(f, g);
  }

  /**
   * The modified step (C4): F ← FR, G ← GR⁻¹ with F = UΣVᵀ and R = V diag(d) Vᵀ, dᵢ = 1 for the r
   * largest singular values and β/σᵢ for the others. FGᵀ stays as it is; the directions that hold
   * no signal get a factor F as large as β, so that G shrinks fast in them.
   *
   * @param rank r
   * @param beta β, the size that F gets where it holds no signal
   */
  public FactorPair rebalanced(int rank, double beta) {
    SimpleSVD<SimpleMatrix> svd = SimpleMatrix.wrap(f).svd(true);
    int k = f.numCols;
    var stretch = SimpleMatrix.identity(k);
    var shrink = SimpleMatrix.identity(k);
    for (int i = rank; i < k; i++) { // EJML's singular values descend
      double d = beta / svd.getSingleValue(i);
      stretch.set(i, i, d);
      shrink.set(i, i, 1 / d);
    }
    SimpleMatrix v = svd.getV();
    SimpleMatrix r = v.mult(stretch).mult(v.transpose());
    SimpleMatrix inverse = v.mult(shrink).mult(v.transpose());
    return new FactorPair(
        SimpleMatrix.wrap(f).mult(r).getDDRM(), SimpleMatrix.wrap(g).mult(inverse).getDDRM());
  }

  /**
   * The rate at which the log-loss falls per step once the signal is fitted (C3s): −2 ln(1 −
   * ηλ_min(FᵀF)).
   */
  public double predictedRate(double stepSize) {
    SimpleSVD<SimpleMatrix> svd = SimpleMatrix.wrap(f).svd(true);
    double smallest = svd.getSingleValue(f.numCols - 1);
    return -2 * Math.log(1 - stepSize * smallest * smallest);
  }

  /** FGᵀ. */
  DMatrixRMaj product() {
    var product = new DMatrixRMaj(f.numRows, f.numRows);
    CommonOps_DDRM.multTransB(f, g, product);
    return product;
  }
}
