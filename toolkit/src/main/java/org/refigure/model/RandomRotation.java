package org.refigure.model;

import org.ejml.data.DMatrixRMaj;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;

/** Orthogonal matrices without a preferred direction, in single precision. */
public final class RandomRotation {
  private RandomRotation() {}

  /**
   * The rotation that the next dimension² numbers of a stream decide, see {@link
   * Samples#orthogonal(int, GaussianStream)}.
   *
   * @param dimension at least 1
   * @return an orthogonal dimension × dimension matrix
   */
  public static Matrix of(int dimension, GaussianStream stream) {
    DMatrixRMaj orthogonal = Samples.orthogonal(dimension, stream);
    Matrix rotation = Matrix.zeros(dimension, dimension);
    for (int i = 0; i < orthogonal.data.length; i++) {
      rotation.data()[i] = (float) orthogonal.data[i];
    }
    return rotation;
  }
}
