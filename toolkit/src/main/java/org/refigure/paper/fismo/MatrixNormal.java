package org.refigure.paper.fismo;

import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.model.DoubleMatrix;

/**
 * Matrices G = P₀^(½) Z Q₀^(½) with independent N(0, 1) entries of Z.
 *
 * @param left P₀, of trace m
 * @param right Q₀, of trace n
 * @param leftRoot a matrix R with RRᵀ = P₀
 * @param rightRoot a matrix R with RRᵀ = Q₀
 */
public record MatrixNormal(
    DoubleMatrix left, DoubleMatrix right, DoubleMatrix leftRoot, DoubleMatrix rightRoot) {

  /** P₀ ∝ AAᵀ/m + 0.05 I and Q₀ ∝ BBᵀ/n + 0.05 I with Gaussian A and B. */
  public static MatrixNormal random(int rows, int columns, long seed) {
    GaussianStream stream = new GaussianStream(seed);
    DoubleMatrix left = ofTrace(plusRidge(gram(rows, 1.0 / rows, stream), 0.05), rows);
    DoubleMatrix right = ofTrace(plusRidge(gram(columns, 1.0 / columns, stream), 0.05), columns);
    return new MatrixNormal(left, right, cholesky(left), cholesky(right));
  }

  /** The next matrix of a stream. */
  public DoubleMatrix draw(GaussianStream stream) {
    DoubleMatrix z = DoubleMatrix.gaussian(left.rows(), right.rows(), 1, stream);
    return leftRoot.times(z).timesTransposed(rightRoot);
  }

  /** AAᵀ + ridge·I with a Gaussian A: a random metric. */
  public static DoubleMatrix randomMetric(int size, double ridge, GaussianStream stream) {
    return plusRidge(gram(size, 1, stream), ridge);
  }

  /** U diag(values) Uᵀ. */
  static DoubleMatrix ofEigenvalues(double[] values, DoubleMatrix vectors) {
    double[] scaled = vectors.data().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= values[i % values.length];
    }
    return new DoubleMatrix(values.length, values.length, scaled).timesTransposed(vectors);
  }

  /** A random orthogonal matrix. */
  static DoubleMatrix orthogonal(int size, GaussianStream stream) {
    return new DoubleMatrix(size, size, Samples.orthogonal(size, stream).data);
  }

  /** ‖A − B‖_F/‖B‖_F. */
  public static double relativeError(DoubleMatrix a, DoubleMatrix b) {
    double difference = 0;
    double squares = 0;
    for (int i = 0; i < a.data().length; i++) {
      difference += Math.pow(a.data()[i] - b.data()[i], 2);
      squares += b.data()[i] * b.data()[i];
    }
    return Math.sqrt(difference / squares);
  }

  private static DoubleMatrix gram(int size, double factor, GaussianStream stream) {
    DoubleMatrix a = DoubleMatrix.gaussian(size, size, Math.sqrt(factor), stream);
    return a.timesTransposed(a);
  }

  private static DoubleMatrix plusRidge(DoubleMatrix matrix, double ridge) {
    for (int i = 0; i < matrix.rows(); i++) {
      matrix.data()[i * matrix.rows() + i] += ridge;
    }
    return matrix;
  }

  private static DoubleMatrix ofTrace(DoubleMatrix matrix, double trace) {
    double sum = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      sum += matrix.get(i, i);
    }
    for (int i = 0; i < matrix.data().length; i++) {
      matrix.data()[i] *= trace / sum;
    }
    return matrix;
  }

  /** The lower triangular R with RRᵀ = A. */
  static DoubleMatrix cholesky(DoubleMatrix a) {
    int n = a.rows();
    DoubleMatrix r = DoubleMatrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a.get(i, j);
        for (int k = 0; k < j; k++) {
          sum -= r.get(i, k) * r.get(j, k);
        }
        r.data()[i * n + j] = i == j ? Math.sqrt(sum) : sum / r.get(j, j);
      }
    }
    return r;
  }
}
