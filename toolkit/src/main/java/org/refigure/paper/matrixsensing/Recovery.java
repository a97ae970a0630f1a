package org.refigure.paper.matrixsensing;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Gradient descent towards a matrix that is only measured.
 *
 * @param target M, n × n, symmetric and positive semi-definite
 * @param sensing how it is measured
 * @param stepSize η
 */
public record Recovery(DMatrixRMaj target, Sensing sensing, double stepSize) {
  /**
   * The recovery of diag(1, …, 1, 0, …, 0).
   *
   * @param n rows
   * @param rank r, how many ones
   */
  public static Recovery of(int n, int rank, Sensing sensing, double stepSize) {
    var target = new DMatrixRMaj(n, n);
    for (int i = 0; i < rank; i++) {
      target.set(i, i, 1);
    }
    return new Recovery(target, sensing, stepSize);
  }

  /** X ← X − ηEX with E = 𝒜*𝒜(XXᵀ − M). */
  public DMatrixRMaj step(DMatrixRMaj x) {
    DMatrixRMaj back = sensing.back(error(new FactorPair(x, x)));
    DMatrixRMaj next = x.copy();
    CommonOps_DDRM.multAdd(-stepSize, back, x, next);
    return next;
  }

  /** F ← F − ηEG and G ← G − ηEᵀF, both from the old pair. */
  public FactorPair step(FactorPair pair) {
    DMatrixRMaj back = sensing.back(error(pair));
    DMatrixRMaj f = pair.f().copy();
    DMatrixRMaj g = pair.g().copy();
    CommonOps_DDRM.multAdd(-stepSize, back, pair.g(), f);
    CommonOps_DDRM.multAddTransA(-stepSize, back, pair.f(), g);
    return new FactorPair(f, g);
  }

  /** ‖XXᵀ − M‖²_F. */
  public double loss(DMatrixRMaj x) {
    return loss(new FactorPair(x, x));
  }

  /** ‖FGᵀ − M‖²_F. */
  public double loss(FactorPair pair) {
    double norm = NormOps_DDRM.normF(error(pair));
    return norm * norm;
  }

  private DMatrixRMaj error(FactorPair pair) {
    DMatrixRMaj error = pair.product();
    CommonOps_DDRM.subtractEquals(error, target);
    return error;
  }
}
