package org.refigure.model;

import java.util.Arrays;
import java.util.List;

/**
 * y = γ(x − μ)/√(σ² + ε) + β for each column (Ioffe and Szegedy, arXiv 1502.03167).
 *
 * <p>In training μ and σ² are the batch's mean and biased variance, so the weights in front may be
 * scaled without changing y; otherwise they are running averages (of the unbiased variance),
 * renewed by a tenth in each training step. ε = 1e-5.
 */
public final class BatchNorm implements Layer {
  private static final double EPSILON = 1e-5;
  private static final double RENEWED = 0.1;

  private final Parameter gain;
  private final Parameter shift;
  private final double[] runningMean;
  private final double[] runningVariance;
  private boolean training;
  private double[] inverse;
  private Matrix normalized;

  /**
   * A norm with γ = 1 and β = 0.
   *
   * @param name what its parameters are told apart by: {@code gain<name>}, {@code shift<name>}
   */
  public BatchNorm(String name, int columns) {
    gain = Parameter.of("gain" + name, Matrix.zeros(1, columns));
    shift = Parameter.of("shift" + name, Matrix.zeros(1, columns));
    Arrays.fill(gain.values().data(), 1);
    runningMean = new double[columns];
    runningVariance = new double[columns];
    Arrays.fill(runningVariance, 1);
    inverse = new double[columns];
    normalized = Matrix.zeros(1, columns);
  }

  @Override
  public Matrix forward(Matrix x, boolean training) {
    this.training = training;
    int n = x.columns();
    double[] mean = training ? meanOfRows(x) : runningMean;
    double[] variance = training ? variance(x, mean) : runningVariance;
    inverse = Arrays.stream(variance).map(v -> 1 / Math.sqrt(v + EPSILON)).toArray();
    normalized = Matrix.zeros(x.rows(), n);
    Matrix y = Matrix.zeros(x.rows(), n);
    for (int start = 0; start < y.data().length; start += n) {
      for (int j = 0; j < n; j++) {
        float scaled = (float) ((x.data()[start + j] - mean[j]) * inverse[j]);
        normalized.data()[start + j] = scaled;
        y.data()[start + j] = gain.values().data()[j] * scaled + shift.values().data()[j];
      }
    }
    if (training) {
      double unbiased = x.rows() / (x.rows() - 1.0);
      for (int j = 0; j < n; j++) {
        runningMean[j] += RENEWED * (mean[j] - runningMean[j]);
        runningVariance[j] += RENEWED * (unbiased * variance[j] - runningVariance[j]);
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
    double[] sum = new double[n];
    double[] along = new double[n];
    for (int start = 0; training && start < g.data().length; start += n) {
      for (int j = 0; j < n; j++) {
        sum[j] += g.data()[start + j];
        along[j] += (double) g.data()[start + j] * normalized.data()[start + j];
      }
    }
    Matrix result = Matrix.zeros(g.rows(), n);
    for (int start = 0; start < g.data().length; start += n) {
      for (int j = 0; j < n; j++) {
        double shared = (sum[j] + along[j] * normalized.data()[start + j]) / g.rows();
        double scale = gain.values().data()[j] * inverse[j];
        result.data()[start + j] = (float) (scale * (g.data()[start + j] - shared));
      }
    }
    return result;
  }

  private static double[] meanOfRows(Matrix x) {
    double[] mean = new double[x.columns()];
    for (int start = 0; start < x.data().length; start += mean.length) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += (double) x.data()[start + j] / x.rows();
      }
    }
    return mean;
  }

  private static double[] variance(Matrix x, double[] mean) {
    double[] variance = new double[x.columns()];
    for (int start = 0; start < x.data().length; start += mean.length) {
      for (int j = 0; j < mean.length; j++) {
        double deviation = x.data()[start + j] - mean[j];
        variance[j] += deviation * deviation / x.rows();
      }
    }
    return variance;
  }
}
