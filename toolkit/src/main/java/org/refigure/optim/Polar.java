package org.refigure.optim;

import org.refigure.model.DoubleMatrix;

/** A way to the polar factor UVᵀ of a matrix M = UΣVᵀ, exact or approximate. */
@FunctionalInterface
public interface Polar {
  /** The factor, as large as M; zero where M is zero. */
  DoubleMatrix of(DoubleMatrix matrix);

  /** The factor of a matrix whose weights are float32: in float32 where that is faster. */
  default DoubleMatrix ofFloat32(DoubleMatrix matrix) {
    return of(matrix);
  }
}
