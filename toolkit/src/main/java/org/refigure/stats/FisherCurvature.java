package org.refigure.stats;

import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * The scalar curvature of an exponential family in its Fisher metric.
 *
 * <p>In natural coordinates the metric g_ab and its derivative T_abc are the second and third joint
 * cumulants of the sufficient statistics, and
 *
 * <p>R = ¼(T_abc T^abc − T_a T^a), T_a = T_abc g^bc,
 *
 * <p>indices raised by g⁻¹; spheres have R &gt; 0. Both contractions are taken after a linear
 * change of coordinates L⁻¹ with g = LLᵀ, in which g is the identity.
 *
 * @param tensorNorm T_abc T^abc
 * @param traceNorm T_a T^a
 */
public record FisherCurvature(double tensorNorm, double traceNorm) {
  /**
   * The curvature at a point of a family.
   *
   * @throws IllegalArgumentException if the covariance is not positive definite: some combination
   *     of the statistics is constant, leave one out
   */
  public static FisherCurvature of(JointCumulants cumulants) {
    int m = cumulants.mean().length;
    DMatrixRMaj whiten = whitening(cumulants.covariance());
    DMatrixRMaj half = new DMatrixRMaj(m, m);
    DMatrixRMaj slice = new DMatrixRMaj(m, m);
    DMatrixRMaj[] whitened = new DMatrixRMaj[m]; // its b: (a, c) ↦ T_abc, white in b and c
    Arrays.setAll(whitened, b -> new DMatrixRMaj(m, m));
    for (int a = 0; a < m; a++) {
      CommonOps_DDRM.mult(whiten, new DMatrixRMaj(cumulants.third()[a]), half);
      CommonOps_DDRM.multTransB(half, whiten, slice);
      for (int b = 0; b < m; b++) {
        System.arraycopy(slice.data, b * m, whitened[b].data, a * m, m);
      }
    }
    double tensorNorm = 0;
    double[] trace = new double[m];
    for (int b = 0; b < m; b++) {
      CommonOps_DDRM.mult(whiten, whitened[b], slice);
      for (double value : slice.data) {
        tensorNorm += value * value;
      }
      for (int a = 0; a < m; a++) {
        trace[a] += slice.get(a, b);
      }
    }
    double traceNorm = Arrays.stream(trace).map(x -> x * x).sum();
    return new FisherCurvature(tensorNorm, traceNorm);
  }

  /**
   * The same where symmetries of the distribution carry every statistic into every other one, so
   * that each contributes as much as the first: O(m³) operations instead of O(m⁴). That they do is
   * not checked.
   *
   * @throws IllegalArgumentException if the covariance is not positive definite
   */
  public static FisherCurvature ofEquivalent(JointCumulants cumulants) {
    int m = cumulants.mean().length;
    DMatrixRMaj whiten = whitening(cumulants.covariance());
    DMatrixRMaj inverse = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multTransA(whiten, whiten, inverse);
    DMatrixRMaj first = new DMatrixRMaj(m, m); // T^0_bc
    for (int d = 0; d < m; d++) {
      for (int b = 0; b < m; b++) {
        double[] row = cumulants.third()[d][b];
        for (int c = 0; c < m; c++) {
          first.data[b * m + c] += inverse.get(0, d) * row[c];
        }
      }
    }
    DMatrixRMaj half = new DMatrixRMaj(m, m);
    DMatrixRMaj raised = new DMatrixRMaj(m, m);
    CommonOps_DDRM.mult(inverse, first, half);
    CommonOps_DDRM.mult(half, inverse, raised);
    double tensor = 0;
    double trace = 0;
    double traceRaised = 0;
    for (int b = 0; b < m; b++) {
      for (int c = 0; c < m; c++) {
        double lowered = cumulants.third()[0][b][c];
        tensor += raised.get(b, c) * lowered;
        trace += inverse.get(b, c) * lowered;
        traceRaised += inverse.get(b, c) * first.get(b, c);
      }
    }
    return new FisherCurvature(m * tensor, m * trace * traceRaised);
  }

  /** R = ¼(T_abc T^abc − T_a T^a). */
  public double scalar() {
    return (tensorNorm - traceNorm) / 4;
  }

  /** L⁻¹ for g = LLᵀ. */
  static DMatrixRMaj whitening(double[][] covariance) {
    int m = covariance.length;
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(m, true);
    if (!cholesky.decompose(new DMatrixRMaj(covariance))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the covariance of %d statistics must be positive definite: some combination of them is constant, leave one out (FisherCurvature.of)",
              m));
    }
    DMatrixRMaj inverse = new DMatrixRMaj(m, m);
    CommonOps_DDRM.invert(cholesky.getT(null), inverse);
    return inverse;
  }
}
