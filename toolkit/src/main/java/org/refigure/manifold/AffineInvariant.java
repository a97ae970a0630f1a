package org.refigure.manifold;

import java.util.Arrays;
import java.util.List;
import org.ejml.simple.SimpleMatrix;

/**
 * The affine-invariant metric, d(A, B) = ‖log(A^{−½} B A^{−½})‖_F: blind to every change of
 * coordinates X ↦ CXCᵀ. Source: Pennec, Fillard, Ayache, A Riemannian framework for tensor
 * computing (2006).
 */
public final class AffineInvariant implements SpdMetric {
  @Override
  public double squaredDistance(SimpleMatrix a, SimpleMatrix b) {
    double norm = seen(b, a).map(Math::log).normF();
    return norm * norm;
  }

  /**
   * M ← M^½ exp(τS) M^½ with S the mean of log(M^{−½} Aᵢ M^{−½}). A full step, τ = 1, overshoots
   * when the batch is wide; τ = 2/(1 + mean of hᵢ) with hᵢ = xᵢ coth xᵢ, 2xᵢ the logarithm of the
   * condition number seen from M, does not (Bini and Iannazzo, Computing the Karcher mean of
   * symmetric positive definite matrices, 2013).
   */
  @Override
  public SimpleMatrix meanStep(SimpleMatrix mean, List<SimpleMatrix> batch) {
    double curvature = 0;
    SimpleMatrix sum = new SimpleMatrix(mean.getNumRows(), mean.getNumRows());
    for (SimpleMatrix each : batch) {
      Symmetric seen = seen(each, mean);
      double least = Arrays.stream(seen.values()).min().orElseThrow();
      double most = Arrays.stream(seen.values()).max().orElseThrow();
      double x = Math.log(most / least) / 2;
      curvature += x < 1e-6 ? 1 : x / Math.tanh(x);
      sum = sum.plus(seen.map(Math::log));
    }
    double step = 2 / (1 + curvature / batch.size());
    return from(sum.scale(step / batch.size()), mean);
  }

  /** log(M^{−½} X M^{−½}). */
  @Override
  public SimpleMatrix centred(SimpleMatrix x, SimpleMatrix mean) {
    return seen(x, mean).map(Math::log);
  }

  /** G^½ exp(S) G^½. */
  @Override
  public SimpleMatrix from(SimpleMatrix tangent, SimpleMatrix g) {
    SimpleMatrix root = Symmetric.root(g);
    return Symmetric.part(root.mult(Symmetric.of(tangent).map(Math::exp)).mult(root));
  }

  /** A^{−½} B A^{−½}. */
  private static Symmetric seen(SimpleMatrix b, SimpleMatrix a) {
    SimpleMatrix inverse = Symmetric.of(a).map(x -> 1 / Math.sqrt(x));
    return Symmetric.of(inverse.mult(b).mult(inverse));
  }

  /** The metric X^{−1} ⊗ X^{−1} at X as a matrix on vec(S): tr(X^{−1} S X^{−1} S). */
  public static SimpleMatrix tensor(SimpleMatrix x) {
    SimpleMatrix inverse = x.invert();
    return inverse.kron(inverse);
  }
}
