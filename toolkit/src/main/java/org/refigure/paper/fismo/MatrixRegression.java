package org.refigure.paper.fismo;

import java.util.Arrays;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;

/**
 * A linear regression whose curvature is C_y ⊗ C_x: f(W) = ½ tr[C_y (W−W*) C_x (W−W*)ᵀ].
 *
 * <p>Inputs x ~ N(0, C_x), residuals e = (W−W*)x + ε with ε ~ N(0, C_y⁻¹); a batch gives the
 * gradient G = C_y·mean(e xᵀ). The eigenvalues of both covariances run geometrically from 1 to 1/c.
 *
 * @param input C_x, n × n
 * @param precision C_y, m × m
 * @param target W*, m × n
 * @param inputRoot R with RRᵀ = C_x
 * @param noiseRoot R with RRᵀ = C_y⁻¹
 */
public record MatrixRegression(
    DoubleMatrix input,
    DoubleMatrix precision,
    DoubleMatrix target,
    DoubleMatrix inputRoot,
    DoubleMatrix noiseRoot) {

  /** Where a gradient's randomness comes from. */
  public enum Noise {
    /** x and ε, as stated. */
    FULL,
    /** x alone: ε = 0. */
    INPUTS,
    /** Nothing: the exact gradient. */
    NONE
  }

  /** A problem of condition c with a random target, eigenvectors included. */
  public static MatrixRegression random(int rows, int columns, double condition, long seed) {
    GaussianStream stream = new GaussianStream(seed);
    DoubleMatrix input =
        MatrixNormal.ofEigenvalues(
            geometric(columns, condition), MatrixNormal.orthogonal(columns, stream));
    DoubleMatrix vectors = MatrixNormal.orthogonal(rows, stream);
    double[] precisions = geometric(rows, condition);
    double[] variances = Arrays.stream(precisions).map(v -> 1 / v).toArray();
    DoubleMatrix precision = MatrixNormal.ofEigenvalues(precisions, vectors);
    DoubleMatrix noise = MatrixNormal.ofEigenvalues(variances, vectors);
    DoubleMatrix target = DoubleMatrix.gaussian(rows, columns, 1, stream);
    return new MatrixRegression(
        input, precision, target, MatrixNormal.cholesky(input), MatrixNormal.cholesky(noise));
  }

  /** f(W), without the noise that no W can remove. */
  public double loss(double[] weights) {
    DoubleMatrix error = error(weights);
    double[] gradient = precision.times(error).times(input).data();
    double sum = 0;
    for (int i = 0; i < gradient.length; i++) {
      sum += gradient[i] * error.data()[i];
    }
    return sum / 2;
  }

  /** ∇f = C_y (W−W*) C_x, or its estimate from a batch of the next numbers of a stream. */
  public DoubleMatrix gradient(double[] weights, int batch, Noise noise, GaussianStream stream) {
    DoubleMatrix error = error(weights);
    if (noise == Noise.NONE) {
      return precision.times(error).times(input);
    }
    DoubleMatrix x = inputRoot.times(DoubleMatrix.gaussian(input.rows(), batch, 1, stream));
    DoubleMatrix residual = error.times(x);
    if (noise == Noise.FULL) {
      double[] epsilon =
          noiseRoot.times(DoubleMatrix.gaussian(precision.rows(), batch, 1, stream)).data();
      for (int i = 0; i < epsilon.length; i++) {
        residual.data()[i] += epsilon[i];
      }
    }
    DoubleMatrix mean = residual.timesTransposed(x);
    for (int i = 0; i < mean.data().length; i++) {
      mean.data()[i] /= batch;
    }
    return precision.times(mean);
  }

  private DoubleMatrix error(double[] weights) {
    double[] difference = new double[weights.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = weights[i] - target.data()[i];
    }
    return new DoubleMatrix(target.rows(), target.columns(), difference);
  }

  private static double[] geometric(int size, double condition) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = Math.pow(condition, -i / (size - 1.0));
    }
    return values;
  }
}
