package org.refigure.paper.mongegap;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.refigure.transport.Assignment;
import org.refigure.transport.Sinkhorn;

/**
 * The Monge gap of a map T (C1): M = ∫ c(x, T(x)) dρ − W_c(ρ, T♯ρ) ≥ 0, zero exactly when T is
 * optimal between ρ and its image.
 */
public final class MongeGap {
  private MongeGap() {}

  /** The gap of x ↦ Ax under N(0, I) and the squared distance (C1s): 2(‖A‖_* − tr A). */
  public static double ofLinearMap(DMatrixRMaj a) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(a.numRows, a.numCols, false, false, true);
    if (!svd.decompose(a.copy())) {
      throw new ArithmeticException("the singular values of the map did not converge (Monge gap)");
    }
    double nuclear = 0;
    for (int i = 0; i < svd.numberOfSingularValues(); i++) {
      nuclear += svd.getSingularValues()[i];
    }
    return 2 * (nuclear - CommonOps_DDRM.trace(a));
  }

  /** The same under N(0, S): 2[tr (S^½ A S Aᵀ S^½)^½ − tr(AS)]. */
  public static double ofLinearMap(DMatrixRMaj a, DMatrixRMaj covariance) {
    DMatrixRMaj root = GaussianTransport.root(covariance);
    DMatrixRMaj half = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.mult(root, a, half);
    DMatrixRMaj inner = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.mult(half, root, inner); // tr (N Nᵀ)^½ = ‖N‖_* for N = S^½AS^½
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.mult(a, covariance, product);
    double nuclear = 0;
    for (double value : SingularOps_DDRM.singularValues(inner)) {
      nuclear += value;
    }
    return 2 * (nuclear - CommonOps_DDRM.trace(product));
  }

  /** The exact gap between a sample and its image: mean cost minus the optimal assignment. */
  public static double exact(double[][] x, double[][] image, TransportCost cost) {
    double[][] matrix = cost.matrix(x, image);
    return displacement(x, image, cost) - Assignment.of(matrix).meanCost(matrix);
  }

  /** The mean of c(x_i, T(x_i)). */
  static double displacement(double[][] x, double[][] image, TransportCost cost) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += cost.of(x[i], image[i]);
    }
    return sum / x.length;
  }

  /**
   * The entropic gap with ⟨P, C⟩ − εH(P) in place of W_c, as the authors' code has it: larger than
   * the exact one by about ε ln n to 2ε ln n (C3s), so not 0 at the optimum.
   */
  public static double entropic(double[][] x, double[][] image, TransportCost cost, Sinkhorn plan) {
    return displacement(x, image, cost) - plan.regularizedCost();
  }

  /** Adds weight × the gradient of the entropic gap in the image points, the plan held fixed. */
  static void addGradient(
      double[][] gradient, double weight, double[][] x, double[][] image, PlannedCost planned) {
    int n = x.length;
    for (int j = 0; j < n; j++) {
      add(gradient[j], weight / n, x[j], image[j], planned.cost());
      for (int i = 0; i < n; i++) {
        add(gradient[j], -weight * planned.plan()[i][j], x[i], image[j], planned.cost());
      }
    }
  }

  /** A cost and a plan that is optimal for it. */
  record PlannedCost(TransportCost cost, double[][] plan) {}

  /** gradient += weight·∂c(x, y)/∂y. */
  static void add(double[] gradient, double weight, double[] x, double[] y, TransportCost cost) {
    double factor = weight * cost.slope(x, y);
    for (int k = 0; k < y.length; k++) {
      gradient[k] += factor * (y[k] - x[k]);
    }
  }
}
