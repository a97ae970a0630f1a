package org.refigure.manifold;

import java.util.List;
import java.util.Locale;
import org.ejml.simple.SimpleMatrix;

/**
 * A way to measure distances between symmetric positive definite (SPD) matrices, with what a
 * normalisation needs of it.
 */
public interface SpdMetric {
  /** d²(A, B). */
  double squaredDistance(SimpleMatrix a, SimpleMatrix b);

  /** One step of the fixed-point iteration whose limit is the Fréchet mean. */
  SimpleMatrix meanStep(SimpleMatrix mean, List<SimpleMatrix> batch);

  /**
   * Where a matrix lies as seen from a mean: the tangent vector log_M(X), carried from M to the
   * identity in parallel.
   */
  SimpleMatrix centred(SimpleMatrix x, SimpleMatrix mean);

  /**
   * The other way: a tangent vector at the identity, carried to G in parallel, and followed from
   * there. {@code from(centred(x, m), m)} is x.
   */
  SimpleMatrix from(SimpleMatrix tangent, SimpleMatrix g);

  /**
   * The mean after some iterations from the arithmetic mean.
   *
   * @param iterations 0 gives the arithmetic mean itself
   */
  default SimpleMatrix mean(List<SimpleMatrix> batch, int iterations) {
    SimpleMatrix mean = arithmeticMean(batch);
    for (int k = 0; k < iterations; k++) {
      mean = meanStep(mean, batch);
    }
    return mean;
  }

  /**
   * The Fréchet mean: iterated until a step changes it by at most 1e-13 of its norm.
   *
   * @throws ArithmeticException if 1,000 iterations are not enough
   */
  default SimpleMatrix mean(List<SimpleMatrix> batch) {
    SimpleMatrix mean = arithmeticMean(batch);
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 1000; k++) {
      SimpleMatrix next = meanStep(mean, batch);
      double change = next.minus(mean).normF() / next.normF();
      mean = next;
      // as exact as rounding lets it: the steps are tiny and no longer shrink
      if (change <= 1e-13 || change < 1e-9 && change >= least) {
        return mean;
      }
      least = Math.min(least, change);
    }
    throw new ArithmeticException(
        String.format(
            Locale.ROOT, "the mean of %d matrices did not settle in 1,000 steps", batch.size()));
  }

  /** The mean of d²(X, M) over a batch. */
  default double variance(List<SimpleMatrix> batch, SimpleMatrix mean) {
    return batch.stream().mapToDouble(x -> squaredDistance(x, mean)).average().orElseThrow();
  }

  /** (1/n) Σ Xᵢ. */
  static SimpleMatrix arithmeticMean(List<SimpleMatrix> batch) {
    return batch.stream()
        .reduce(SimpleMatrix::plus)
        .orElseThrow(() -> new IllegalArgumentException("0 matrices have no mean"))
        .scale(1.0 / batch.size());
  }
}
