package org.refigure.symmetry;

import java.util.Locale;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Coordinates that depend on distances alone (multidimensional scaling, Torgerson 1952): with D_ij
 * = ‖x_i − x_j‖², J = I − 11ᵀ/n and B = −½JDJ = QΛQᵀ they are H = Q_d Λ_d^½.
 *
 * <p>B is the Gram matrix of the centred points, so H holds their principal component scores; the
 * sign of each column is free. No motion of the points changes H beyond that, and no mirror image.
 *
 * @param coordinates H, n × d, columns by descending eigenvalue
 * @param values the d largest eigenvalues of B, descending
 */
public record ClassicalScaling(double[][] coordinates, double[] values) {
  /**
   * From squared distances, at the cost of the eigenvectors of an n × n matrix.
   *
   * @param squared D, n × n
   * @param d how many columns
   * @throws IllegalArgumentException if D is not square or d is not in 1 … n
   */
  public static ClassicalScaling ofSquaredDistances(double[][] squared, int d) {
    int n = squared.length;
    if (d < 1 || d > n || squared[0].length != n) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d coordinates from %d × %d squared distances: a square matrix and 1..n needed",
              d,
              n,
              squared[0].length));
    }
    double[] rows = new double[n];
    double all = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i] += squared[i][j] / n;
      }
      all += rows[i] / n;
    }
    double[][] b = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b[i][j] = -(squared[i][j] - rows[i] - rows[j] + all) / 2;
      }
    }
    var eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(b, false));
    double[][] h = new double[n][d];
    double[] values = new double[d];
    for (int k = 0; k < d; k++) {
      values[k] = Math.max(0, eigen.getEigenvalue(k));
      for (int i = 0; i < n; i++) {
        h[i][k] = eigen.getEigenvector(k).getEntry(i) * Math.sqrt(values[k]);
      }
    }
    return new ClassicalScaling(h, values);
  }

  /** The same from the points themselves, as scores on their {@link PrincipalAxes}: O(nd²). */
  public static ClassicalScaling of(double[][] points) {
    PrincipalAxes axes = PrincipalAxes.of(points);
    double[] values = axes.values().clone();
    for (int k = 0; k < values.length; k++) {
      values[k] *= points.length;
    }
    return new ClassicalScaling(
        new Isometry(axes.vectors(), axes.mean()).inverse().of(points), values);
  }

  /** D_ij = ‖x_i − x_j‖². */
  public static double[][] squaredDistances(double[][] points) {
    int n = points.length;
    double[][] squared = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < points[i].length; k++) {
          double difference = points[i][k] - points[j][k];
          squared[i][j] += difference * difference;
        }
      }
    }
    return squared;
  }

  /**
   * The same with signs that do not depend on the order of the points: each column such that Σ H³ ≥
   * 0. Where that sum is 0, as for symmetric clouds, rounding decides.
   */
  public ClassicalScaling signed() {
    double[][] h = new double[coordinates.length][values.length];
    for (int k = 0; k < values.length; k++) {
      double sign = cubes(k) < 0 ? -1 : 1;
      for (int i = 0; i < h.length; i++) {
        h[i][k] = sign * coordinates[i][k];
      }
    }
    return new ClassicalScaling(h, values);
  }

  /** The same divided by √(tr B / n), the root mean square distance from the mean. */
  public ClassicalScaling unitSize() {
    double trace = 0;
    for (double value : values) {
      trace += value;
    }
    int n = coordinates.length;
    double size = Math.sqrt(trace / n);
    double[][] h = new double[n][values.length];
    double[] smaller = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      smaller[k] = values[k] / (size * size);
      for (int i = 0; i < n; i++) {
        h[i][k] = coordinates[i][k] / size;
      }
    }
    return new ClassicalScaling(h, smaller);
  }

  /** The smallest (λ_k − λ_{k+1})/λ_k: where it is 0, columns mix. */
  public double relativeGap() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 1; k < values.length; k++) {
      smallest = Math.min(smallest, (values[k - 1] - values[k]) / values[k - 1]);
    }
    return smallest;
  }

  /** The smallest |Σ H³|/(n s³) of a column, s its root mean square: where it is 0, signs fail. */
  public double skewness() {
    double smallest = Double.POSITIVE_INFINITY;
    int n = coordinates.length;
    for (int k = 0; k < values.length; k++) {
      double s = Math.sqrt(values[k] / n);
      smallest = Math.min(smallest, Math.abs(cubes(k)) / (n * s * s * s));
    }
    return smallest;
  }

  private double cubes(int column) {
    double sum = 0;
    for (double[] row : coordinates) {
      sum += row[column] * row[column] * row[column];
    }
    return sum;
  }
}
