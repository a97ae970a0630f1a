package org.refigure.model;

import java.util.Arrays;
import java.util.List;

/**
 * y = γ(x − μ)/√(σ² + ε) + β for each column (Ioffe and Szegedy, arXiv 1502.03167).
 *
 * <p>In training μ and σ² are the batch's mean and biased variance, so the weights in front may be
 * scaled without changing y; otherwise they are running averages, renewed by a tenth in each
 * training step. ε = 1e-5.
 */
public final class BatchNorm implements Layer {
  private static final double EPSILON = 1e-5;
  private static final double RENEWED = 0.1;

  private final Parameter gain;
  private final Parameter shift;
  private final double[] mean;
  private final double[] variance;
  private boolean training;
  private Matrix normalized;
  private final float[] inverse;

  /**
   * A norm with γ = 1 and β = 0.
   *
   * @param name what its parameters are told apart by: {@code gain<name>}, {@code shift<name>}
   */
  public BatchNorm(String name, int columns) {
    gain = Parameter.of("gain" + name, Matrix.zeros(1, columns));
    shift = Parameter.of("shift" + name, Matrix.zeros(1, columns));
    Arrays.fill(gain.values().data(), 1);
    mean = new double[columns];
    variance = new double[columns];
    Arrays.fill(variance, 1);
    inverse = new float[columns];
    normalized = Matrix.zeros(1, columns);
  }

  @Override
  public Matrix forward(Matrix x, boolean training) {
    this.training = training;
    int n = x.columns();
    normalized = Matrix.zeros(x.rows(), n);
    Matrix y = Matrix.zeros(x.rows(), n);
    for (int j = 0; j < n; j++) {
      double mu = training ? columnMean(x, j) : mean[j];
      double spread = training ? columnVariance(x, j, mu) : variance[j];
      if (training) {
        mean[j] += RENEWED * (mu - mean[j]);
        variance[j] += RENEWED * (spread * x.rows() / (x.rows() - 1) - variance[j]);
      }
      inverse[j] = (float) (1 / Math.sqrt(spread + EPSILON));
      for (int i = j; i < x.data().length; i += n) {
        normalized.data()[i] = (float) ((x.data()[i] - mu) * inverse[j]);
        y.data()[i] = gain.values().data()[j] * normalized.data()[i] + shift.values().data()[j];
      }
    }
    return y;
  }

  @Override
  public Matrix backward(Matrix outputGradient) {
    shift.gradient().sumOfRows(outputGradient);
    Matrix scaled = outputGradient.copy();
    Activation.backward(scaled, normalized);
    gain.gradient().sumOfRows(scaled);
    return throughNorm(outputGradient);
  }

  @Override
  public Matrix tangent(Matrix inputTangent) {
    Matrix y = throughNorm(inputTangent);
    for (int i = 0; i < y.data().length; i++) {
      y.data()[i] += gain.direction().data()[i % y.columns()] * normalized.data()[i];
    }
    y.addToRows(shift.direction());
    return y;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(gain, shift);
  }

  /** γ/σ·(g − mean(g) − x̂·mean(g·x̂)) for each column: the Jacobian, which is symmetric. */
  private Matrix throughNorm(Matrix g) {
    int n = g.columns();
    Matrix result = Matrix.zeros(g.rows(), n);
    for (int j = 0; j < n; j++) {
      double sum = 0;
      double along = 0;
      for (int i = j; training && i < g.data().length; i += n) {
        sum += g.data()[i];
        along += (double) g.data()[i] * normalized.data()[i];
      }
      double scale = gain.values().data()[j] * inverse[j];
      for (int i = j; i < g.data().length; i += n) {
        double centred = g.data()[i] - (sum + along * normalized.data()[i]) / g.rows();
        result.data()[i] = (float) (scale * centred);
      }
    }
    return result;
  }

  private static double columnMean(Matrix x, int j) {
    double sum = 0;
    for (int i = j; i < x.data().length; i += x.columns()) {
      sum += x.data()[i];
    }
    return sum / x.rows();
  }

  private static double columnVariance(Matrix x, int j, double mean) {
    double sum = 0;
    for (int i = j; i < x.data().length; i += x.columns()) {
      sum += (x.data()[i] - mean) * (x.data()[i] - mean);
    }
    return sum / x.rows();
  }
}
