package org.refigure.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.refigure.data.GaussianStream;

/**
 * Orthogonal matrices without a preferred direction (Haar measure): the Q of the QR decomposition
 * of a Gaussian matrix, its columns signed so that R has a positive diagonal. Source: Mezzadri, How
 * to generate random matrices from the classical compact groups (2007), section 5.
 */
public final class RandomRotation {
  private RandomRotation() {}

  /**
   * The rotation that the next dimension² numbers of a stream decide.
   *
   * @param dimension at least 1
   * @return an orthogonal dimension × dimension matrix
   */
  public static Matrix of(int dimension, GaussianStream stream) {
    var gaussian = new DMatrixRMaj(dimension, dimension);
    for (int i = 0; i < gaussian.data.length; i++) {
      gaussian.data[i] = stream.next();
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(dimension, dimension);
    if (!qr.decompose(gaussian)) {
      throw new IllegalStateException(
          "the QR decomposition of a %d × %d matrix failed (random rotation)"
              .formatted(dimension, dimension));
    }
    DMatrixRMaj q = qr.getQ(null, false);
    DMatrixRMaj r = qr.getR(null, false);
    Matrix rotation = Matrix.zeros(dimension, dimension);
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        rotation.data()[i * dimension + j] = (float) (Math.signum(r.get(j, j)) * q.get(i, j));
      }
    }
    return rotation;
  }
}
