package org.refigure.paper.diffusionconcentration;

import org.ejml.simple.SimpleMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.refigure.data.Samples;

/**
 * The Gaussian with the mean and the covariance of samples: what a linear classifier cannot tell
 * from them, if C2 holds.
 *
 * @param mean d numbers
 * @param covariance d × d, with divisor n
 */
public record MatchedGaussian(double[] mean, double[][] covariance) {
  /** Of samples, one row each. */
  public static MatchedGaussian of(double[][] samples) {
    var rows = new SimpleMatrix(samples);
    int n = samples.length;
    var ones = SimpleMatrix.filled(n, 1, 1.0 / n);
    SimpleMatrix mean = rows.transpose().mult(ones);
    SimpleMatrix square = rows.transpose().mult(rows).scale(1.0 / n);
    SimpleMatrix covariance = square.minus(mean.mult(mean.transpose()));
    return new MatchedGaussian(mean.getDDRM().data, covariance.toArray2());
  }

  /**
   * Draws from it, by the symmetric root of the covariance, which may be singular.
   *
   * @return count × d
   */
  public double[][] sample(int count, long seed) {
    var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance));
    int d = mean.length;
    var root = new SimpleMatrix(d, d);
    for (int k = 0; k < d; k++) {
      double[] direction = eigen.getEigenvector(k).toArray();
      double deviation = Math.sqrt(Math.max(0, eigen.getEigenvalue(k)));
      for (int i = 0; i < d; i++) {
        root.set(k, i, deviation * direction[i]);
      }
    }
    double[][] x = new SimpleMatrix(Samples.normal(count, d, seed)).mult(root).toArray2();
    for (double[] row : x) {
      for (int i = 0; i < d; i++) {
        row[i] += mean[i];
      }
    }
    return x;
  }

  /** The eigenvalues of the covariance, descending. */
  public double[] spectrum() {
    return new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance))
        .getEigenvalues();
  }
}
