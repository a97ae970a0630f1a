package org.refigure.lie;

import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleSVD;

/**
 * The polar factors of a matrix of positive determinant, g = S^(1/2)·R with S = ggᵀ: from the
 * singular value decomposition g = UΣVᵀ, S^(1/2) = UΣUᵀ and R = UVᵀ.
 *
 * @param root S^(1/2), symmetric positive definite
 * @param rotation R, orthogonal with determinant 1
 */
public record CartanFactors(double[][] root, double[][] rotation) {
  /**
   * The factors of a square matrix.
   *
   * @throws IllegalArgumentException unless it is square with a positive determinant
   */
  public static CartanFactors of(double[][] g) {
    SimpleMatrix matrix = new SimpleMatrix(g);
    double determinant = matrix.getNumRows() == matrix.getNumCols() ? matrix.determinant() : 0;
    if (!(determinant > 0)) {
      throw new IllegalArgumentException(
          "g must be square with det g > 0, not "
              + g.length
              + " × "
              + g[0].length
              + " with "
              + determinant
              + " (Cartan factors)");
    }
    SimpleSVD<SimpleMatrix> svd = matrix.svd();
    SimpleMatrix u = svd.getU();
    return new CartanFactors(
        u.mult(svd.getW()).mult(u.transpose()).toArray2(),
        u.mult(svd.getV().transpose()).toArray2());
  }

  /** g = S^(1/2)·R. */
  public double[][] matrix() {
    return new SimpleMatrix(root).mult(new SimpleMatrix(rotation)).toArray2();
  }
}
