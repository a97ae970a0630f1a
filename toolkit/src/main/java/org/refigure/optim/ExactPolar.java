package org.refigure.optim;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.refigure.model.DoubleMatrix;

/**
 * The polar factor UVᵀ by EJML's singular value decomposition. Directions whose singular value is
 * below 1e-12 of the largest are rounding: they get zero, so a matrix of zeros has factor zero.
 */
public record ExactPolar() implements Polar {
  private static final double SMALLEST = 1e-12;

  @Override
  public DoubleMatrix of(DoubleMatrix matrix) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(matrix.rows(), matrix.columns(), true, true, true);
    if (!svd.decompose(DMatrixRMaj.wrap(matrix.rows(), matrix.columns(), matrix.data().clone()))) {
      throw new ArithmeticException(
          String.format(
              Locale.ROOT,
              "the polar factor of a %d × %d matrix did not converge (EJML): are all entries finite?",
              matrix.rows(),
              matrix.columns()));
    }
    DMatrixRMaj left = svd.getU(null, false);
    double[] values = svd.getSingularValues();
    double largest = 0;
    for (int k = 0; k < svd.numberOfSingularValues(); k++) {
      largest = Math.max(largest, values[k]);
    }
    for (int k = 0; k < svd.numberOfSingularValues(); k++) {
      if (!(values[k] > SMALLEST * largest)) {
        for (int i = 0; i < left.numRows; i++) {
          left.set(i, k, 0);
        }
      }
    }
    DMatrixRMaj factor = new DMatrixRMaj(matrix.rows(), matrix.columns());
    CommonOps_DDRM.mult(left, svd.getV(null, true), factor);
    return new DoubleMatrix(matrix.rows(), matrix.columns(), factor.data);
  }
}
