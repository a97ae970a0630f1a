package org.refigure.model;

/**
 * Weights with a low-rank correction, W = W* + (α/r)BA (Hu et al., LoRA, arXiv 2106.09685), and how
 * a gradient of W reaches its factors. On a tape the same is {@code tape.LowRankAdapter}.
 *
 * @param frozen W*, inputs × outputs
 * @param b B, inputs × r
 * @param a A, r × outputs
 * @param scale α/r
 */
public record LowRankWeights(DoubleMatrix frozen, DoubleMatrix b, DoubleMatrix a, double scale) {
  /** ∂loss/∂B and ∂loss/∂A. */
  public record Gradient(DoubleMatrix b, DoubleMatrix a) {
    /** ‖this − exact‖_F/‖exact‖_F over both matrices together. */
    public double error(Gradient exact) {
      double difference = distance(b, exact.b) + distance(a, exact.a);
      double size = distance(exact.b, scaled(exact.b, 0)) + distance(exact.a, scaled(exact.a, 0));
      return Math.sqrt(difference / size);
    }
  }

  /** W. */
  public DoubleMatrix weights() {
    DoubleMatrix weights = scaled(b.times(a), scale);
    for (int i = 0; i < weights.data().length; i++) {
      weights.data()[i] += frozen.data()[i];
    }
    return weights;
  }

  /** dB = (α/r)dW·Aᵀ and dA = (α/r)Bᵀ·dW. */
  public Gradient gradient(DoubleMatrix ofWeights) {
    DoubleMatrix scaled = scaled(ofWeights, scale);
    return new Gradient(scaled.timesTransposed(a), b.transposedTimes(scaled));
  }

  /** Weights of this many times the size, A unchanged. */
  public LowRankWeights times(double factor) {
    return new LowRankWeights(scaled(frozen, factor), scaled(b, factor), a, scale);
  }

  /** The same with another B, its entries row by row. */
  public LowRankWeights withB(double... entries) {
    return new LowRankWeights(frozen, new DoubleMatrix(b.rows(), b.columns(), entries), a, scale);
  }

  /** The same with another A, its entries row by row. */
  public LowRankWeights withA(double... entries) {
    return new LowRankWeights(frozen, b, new DoubleMatrix(a.rows(), a.columns(), entries), scale);
  }

  private static DoubleMatrix scaled(DoubleMatrix matrix, double factor) {
    DoubleMatrix scaled = DoubleMatrix.zeros(matrix.rows(), matrix.columns());
    for (int i = 0; i < scaled.data().length; i++) {
      scaled.data()[i] = factor * matrix.data()[i];
    }
    return scaled;
  }

  private static double distance(DoubleMatrix x, DoubleMatrix y) {
    double sum = 0;
    for (int i = 0; i < x.data().length; i++) {
      sum += (x.data()[i] - y.data()[i]) * (x.data()[i] - y.data()[i]);
    }
    return sum;
  }
}
