package org.refigure.stats;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Linear regression with a penalty on the weights: ŵ(λ) minimises |y − Xw|²/n + λ|w|².
 *
 * @param covariance Σ̂ = XᵀX/n, d × d
 * @param moment Xᵀy/n, d × 1
 * @param samples n
 */
public record RidgeRegression(DMatrixRMaj covariance, DMatrixRMaj moment, int samples) {
  /**
   * From inputs and targets.
   *
   * @param x n rows of d numbers
   * @param y n targets
   * @throws IllegalArgumentException if there are not as many targets as rows
   */
  public static RidgeRegression of(double[][] x, double[] y) {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d inputs must be ≥ 1 and have as many targets, not %d (ridge regression)",
              x.length,
              y.length));
    }
    var rows = new DMatrixRMaj(x);
    var covariance = new DMatrixRMaj(rows.numCols, rows.numCols);
    CommonOps_DDRM.multInner(rows, covariance);
    CommonOps_DDRM.scale(1.0 / x.length, covariance);
    var moment = new DMatrixRMaj(rows.numCols, 1);
    CommonOps_DDRM.multTransA(1.0 / x.length, rows, DMatrixRMaj.wrap(y.length, 1, y), moment);
    return new RidgeRegression(covariance, moment, x.length);
  }

  /**
   * ŵ(λ) = (Σ̂ + λI)⁻¹Xᵀy/n, by Cholesky.
   *
   * @throws ArithmeticException if Σ̂ + λI is not positive definite
   */
  public double[] weights(double penalty) {
    int d = covariance.numRows;
    DMatrixRMaj shifted = covariance.copy();
    for (int k = 0; k < d; k++) {
      shifted.add(k, k, penalty);
    }
    var solver = LinearSolverFactory_DDRM.symmPosDef(d);
    if (!solver.setA(shifted)) {
      throw new ArithmeticException(
          String.format(
              Locale.ROOT,
              "Σ̂ + λI is not positive definite at λ = %s from %d samples in %d dimensions: raise λ",
              penalty,
              samples,
              d));
    }
    var weights = new DMatrixRMaj(d, 1);
    solver.solve(moment, weights);
    return weights.data;
  }

  /** What theory says of a design like this one, at noise σ. */
  public RidgeRisk risk(double noise) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(covariance.numRows, false, true);
    if (!eigen.decompose(covariance.copy())) {
      throw new ArithmeticException("the eigenvalues of Σ̂ did not converge");
    }
    double[] values = new double[covariance.numRows];
    for (int k = 0; k < values.length; k++) {
      values[k] = Math.max(0, eigen.getEigenvalue(k).getReal());
    }
    return new RidgeRisk(values, samples, noise);
  }
}
