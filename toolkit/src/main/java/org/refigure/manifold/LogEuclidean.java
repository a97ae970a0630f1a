package org.refigure.manifold;

import java.util.List;
import org.ejml.simple.SimpleMatrix;

/**
 * The log-Euclidean metric, d(A, B) = ‖log A − log B‖_F: flat, its mean is exp of the mean of
 * logarithms. Source: Arsigny et al., Geometric means in a novel vector space structure on
 * symmetric positive-definite matrices (2007).
 */
public final class LogEuclidean implements SpdMetric {
  @Override
  public double squaredDistance(SimpleMatrix a, SimpleMatrix b) {
    double norm = log(a).minus(log(b)).normF();
    return norm * norm;
  }

  /** The mean itself, from anywhere. */
  @Override
  public SimpleMatrix meanStep(SimpleMatrix mean, List<SimpleMatrix> batch) {
    return exp(SpdMetric.arithmeticMean(batch.stream().map(LogEuclidean::log).toList()));
  }

  /** log X − log M. */
  @Override
  public SimpleMatrix centred(SimpleMatrix x, SimpleMatrix mean) {
    return log(x).minus(log(mean));
  }

  /** exp(log G + S). */
  @Override
  public SimpleMatrix from(SimpleMatrix tangent, SimpleMatrix g) {
    return exp(log(g).plus(tangent));
  }

  private static SimpleMatrix log(SimpleMatrix x) {
    return Symmetric.of(x).map(Math::log);
  }

  private static SimpleMatrix exp(SimpleMatrix s) {
    return Symmetric.of(s).map(Math::exp);
  }
}
