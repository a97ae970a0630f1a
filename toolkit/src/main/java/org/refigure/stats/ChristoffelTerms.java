package org.refigure.stats;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The scalar curvature of an exponential family by the textbook route, a check of {@link
 * FisherCurvature}: R = g^bc(∂_aΓ^a_bc − ∂_cΓ^a_ab + Γ^a_ad Γ^d_bc − Γ^a_cd Γ^d_ab), term by term
 * in this order.
 *
 * <p>With Γ^a_bc = ½g^ad T_dbc and ∂_e g^ad = −g^ax T_exy g^yd. The derivative of T in the first
 * two terms gives ±½ of one and the same contraction of the fourth cumulants: it cancels for every
 * exponential family and is left out. What remains are R₁ = −½T_aT^a, R₂ = ½T_abcT^abc, R₃ =
 * ¼T_aT^a and R₄ = −¼T_abcT^abc.
 *
 * @param first R₁
 * @param second R₂
 * @param third R₃
 * @param fourth R₄
 */
public record ChristoffelTerms(double first, double second, double third, double fourth) {
  /** The four terms at a point of a family: O(m⁴) operations. */
  public static ChristoffelTerms of(JointCumulants cumulants) {
    int m = cumulants.mean().length;
    double[][][] t = cumulants.third();
    DMatrixRMaj metric = new DMatrixRMaj(cumulants.covariance());
    DMatrixRMaj inverse = new DMatrixRMaj(m, m);
    CommonOps_DDRM.invert(metric, inverse);
    double[][][] christoffel = new double[m][m][m];
    double[][][] derivative = new double[m][m][m]; // [e][a][d]: ∂_e g^ad
    for (int a = 0; a < m; a++) {
      DMatrixRMaj raised = new DMatrixRMaj(m, m);
      CommonOps_DDRM.mult(inverse, new DMatrixRMaj(t[a]), raised); // g^dx T_axb
      DMatrixRMaj twice = new DMatrixRMaj(m, m);
      CommonOps_DDRM.mult(-1, raised, inverse, twice);
      for (int d = 0; d < m; d++) {
        for (int b = 0; b < m; b++) {
          christoffel[d][a][b] = raised.get(d, b) / 2;
          derivative[a][d][b] = twice.get(d, b);
        }
      }
    }
    double[] terms = new double[4];
    for (int a = 0; a < m; a++) {
      for (int b = 0; b < m; b++) {
        for (int c = 0; c < m; c++) {
          double up = inverse.get(b, c);
          for (int d = 0; d < m; d++) {
            terms[0] += up * derivative[a][a][d] * t[d][b][c] / 2;
            terms[1] -= up * derivative[c][a][d] * t[d][a][b] / 2;
            terms[2] += up * christoffel[a][a][d] * christoffel[d][b][c];
            terms[3] -= up * christoffel[a][c][d] * christoffel[d][a][b];
          }
        }
      }
    }
    return new ChristoffelTerms(terms[0], terms[1], terms[2], terms[3]);
  }

  /** R₁ + R₂ + R₃ + R₄. */
  public double sum() {
    return first + second + third + fourth;
  }

  /** The larger relative deviation from R₃ = −R₁/2 and R₄ = −R₂/2. */
  public double violation() {
    return Math.max(Math.abs(1 + 2 * third / first), Math.abs(1 + 2 * fourth / second));
  }
}
