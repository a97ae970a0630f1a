package org.refigure.symmetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;

/**
 * Mean and eigenvectors of the covariance of a cloud, and the frame that they make.
 *
 * <p>Which sign an eigenvector has is an accident of the solver; the frame is the set of all
 * choices, 2^d of them. Source: Puny et al., Frame Averaging (arXiv 2110.03336), section 3.1.
 *
 * @param mean the mean point
 * @param values eigenvalues of the covariance, descending
 * @param vectors d × d, column k belongs to value k
 */
public record PrincipalAxes(double[] mean, double[] values, double[][] vectors) {
  /**
   * The axes of a cloud of one point or more.
   *
   * @throws IllegalArgumentException if there is no point or a coordinate is not finite
   */
  public static PrincipalAxes of(double[][] points) {
    if (points.length == 0) {
      throw new IllegalArgumentException("0 points: principal axes need one at least");
    }
    int d = points[0].length;
    double[] mean = new double[d];
    for (double[] point : points) {
      for (int k = 0; k < d; k++) {
        mean[k] += point[k] / points.length;
      }
    }
    double[][] covariance = new double[d][d];
    for (double[] point : points) {
      for (int j = 0; j < d; j++) {
        for (int k = 0; k < d; k++) {
          covariance[j][k] += (point[j] - mean[j]) * (point[k] - mean[k]) / points.length;
        }
      }
    }
    for (double[] row : covariance) {
      for (double entry : row) {
        if (!Double.isFinite(entry)) {
          throw new IllegalArgumentException(
              "a covariance of " + entry + ": coordinates must be finite (principal axes)");
        }
      }
    }
    var eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance, false));
    return new PrincipalAxes(mean, eigen.getEigenvalues(), eigen.getV().getData());
  }

  /**
   * The smallest (λ_k − λ_{k+1})/λ₁ of neighbouring eigenvalues: where it is 0, axes are not
   * determined and the frame fails.
   */
  public double relativeGap() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 1; k < values.length; k++) {
      smallest = Math.min(smallest, (values[k - 1] - values[k]) / values[0]);
    }
    return smallest;
  }

  /**
   * The frame of the whole Euclidean group: x ↦ V diag(±1 … ±1) x + mean for all signs, 2^d
   * motions. The inverse of each lays the cloud along the coordinate axes.
   */
  public List<Isometry> frame() {
    return frame(false);
  }

  /** The 2^(d−1) motions among {@link #frame()} that are no mirror image, det = +1. */
  public List<Isometry> properFrame() {
    return frame(true);
  }

  private List<Isometry> frame(boolean proper) {
    int d = mean.length;
    if (d > 20) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "d = %d must be ≤ 20: a frame has 2^d motions", d));
    }
    boolean mirrored = new LUDecomposition(new Array2DRowRealMatrix(vectors)).getDeterminant() < 0;
    List<Isometry> motions = new ArrayList<>();
    for (int signs = 0; signs < 1 << d; signs++) {
      boolean mirror = mirrored ^ Integer.bitCount(signs) % 2 == 1;
      if (proper && mirror) {
        continue;
      }
      double[][] signed = new double[d][d];
      for (int i = 0; i < d; i++) {
        for (int k = 0; k < d; k++) {
          signed[i][k] = (signs >> k & 1) == 1 ? -vectors[i][k] : vectors[i][k];
        }
      }
      motions.add(new Isometry(signed, mean));
    }
    return List.copyOf(motions);
  }
}
