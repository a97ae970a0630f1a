package org.refigure.optim;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;

/**
 * Gradient descent on matrices with orthonormal columns, WᵀW = I: the part of the gradient along
 * the manifold, ξ = G − W sym(WᵀG), then W ← Q of the QR decomposition of W − ηξ with a positive
 * diagonal of R. Source: Absil, Mahony, Sepulchre, Optimization Algorithms on Matrix Manifolds
 * (2008), chapter 4. A start that is not orthonormal is so after the first step.
 */
public final class StiefelSgd implements Optimizer {
  @Override
  public boolean takes(ParameterShape parameter) {
    return parameter.kind() == ParameterClass.MATRIX && parameter.rows() >= parameter.columns();
  }

  @Override
  public void step(Tensor tensor, Pace pace) {
    require(tensor.shape());
    DoubleMatrix w = new DoubleMatrix(tensor.rows(), tensor.columns(), tensor.values().clone());
    DoubleMatrix gradient = tensor.gradientMatrix();
    DoubleMatrix inner = w.transposedTimes(gradient);
    DoubleMatrix symmetric = inner.transposed();
    for (int i = 0; i < symmetric.data().length; i++) {
      symmetric.data()[i] = (symmetric.data()[i] + inner.data()[i]) / 2;
    }
    double[] along = gradient.data().clone();
    double[] across = w.times(symmetric).data();
    for (int i = 0; i < along.length; i++) {
      along[i] -= across[i];
    }
    tensor.move(along, pace);
    double[] back = orthonormal(tensor.values(), tensor.rows(), tensor.columns());
    System.arraycopy(back, 0, tensor.values(), 0, back.length);
  }

  /**
   * The Q of the QR decomposition with a positive diagonal of R.
   *
   * @param values rows × columns numbers, row-major, rows ≥ columns
   */
  public static double[] orthonormal(double[] values, int rows, int columns) {
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows, columns);
    if (!qr.decompose(DMatrixRMaj.wrap(rows, columns, values.clone()))) {
      throw new ArithmeticException(
          "the QR decomposition of a " + rows + " × " + columns + " matrix failed");
    }
    DMatrixRMaj q = qr.getQ(null, true);
    DMatrixRMaj r = qr.getR(null, true);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        q.set(i, j, Math.signum(r.get(j, j)) * q.get(i, j));
      }
    }
    return q.data;
  }
}
