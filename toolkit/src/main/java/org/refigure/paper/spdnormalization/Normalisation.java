package org.refigure.paper.spdnormalization;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.refigure.manifold.SpdMetric;

/**
 * The normalisation of a batch of SPD matrices (C5): centre at its mean, scale by s/√(v² + ε),
 * shift to G. The variance v² is measured from the mean.
 *
 * @param metric in which
 * @param mean M of the batch
 * @param factor s/√(v² + ε); 1 centres only
 */
public record Normalisation(SpdMetric metric, SimpleMatrix mean, double factor) {
  private static final double EPSILON = 1e-5;

  /**
   * Statistics of a batch.
   *
   * @param iterations of the mean
   * @param scale s
   */
  public static Normalisation of(
      SpdMetric metric, List<SimpleMatrix> batch, int iterations, double scale) {
    SimpleMatrix mean = metric.mean(batch, iterations);
    double variance = metric.variance(batch, mean);
    return new Normalisation(metric, mean, scale / Math.sqrt(variance + EPSILON));
  }

  /** The same without scaling. */
  public Normalisation centring() {
    return new Normalisation(metric, mean, 1);
  }

  /** The normalised matrices, with G = I. */
  public List<SimpleMatrix> of(List<SimpleMatrix> batch) {
    SimpleMatrix identity = SimpleMatrix.identity(mean.getNumRows());
    return batch.stream()
        .map(x -> metric.from(metric.centred(x, mean).scale(factor), identity))
        .toList();
  }
}
