package org.refigure.manifold;

import java.util.List;
import org.ejml.simple.SimpleMatrix;

/**
 * The Bures–Wasserstein metric: the distance of optimal transport between centred Gaussians with
 * these covariances. Source: Bhatia, Jain, Lim, On the Bures–Wasserstein distance between positive
 * definite matrices (2019).
 */
public final class BuresWasserstein implements SpdMetric {
  /** d² = tr A + tr B − 2 tr (A^½ B A^½)^½. */
  @Override
  public double squaredDistance(SimpleMatrix a, SimpleMatrix b) {
    SimpleMatrix root = Symmetric.root(a);
    double cross = Symmetric.of(root.mult(b).mult(root)).map(Math::sqrt).trace();
    return Math.max(0, a.trace() + b.trace() - 2 * cross);
  }

  /** X ← X^{−½} (mean (X^½ Aᵢ X^½)^½)² X^{−½}. */
  @Override
  public SimpleMatrix meanStep(SimpleMatrix mean, List<SimpleMatrix> batch) {
    Symmetric at = Symmetric.of(mean);
    SimpleMatrix root = at.map(Math::sqrt);
    SimpleMatrix inverse = at.map(x -> 1 / Math.sqrt(x));
    SimpleMatrix roots =
        SpdMetric.arithmeticMean(
            batch.stream().map(a -> Symmetric.root(root.mult(a).mult(root))).toList());
    return Symmetric.part(inverse.mult(roots).mult(roots).mult(inverse));
  }

  /** log_P(X) = (XP)^½ + (PX)^½ − 2P, the root of the product taken as P^{−½}(P^½ X P^½)^½ P^½. */
  public SimpleMatrix log(SimpleMatrix p, SimpleMatrix x) {
    Symmetric at = Symmetric.of(p);
    SimpleMatrix root = at.map(Math::sqrt);
    SimpleMatrix product =
        at.map(v -> 1 / Math.sqrt(v)).mult(Symmetric.root(root.mult(x).mult(root))).mult(root);
    return product.plus(product.transpose()).minus(p.scale(2));
  }

  /**
   * exp_P(S) = P + S + L P L with PL + LP = S, which is (I + L)P(I + L): computed so, it cannot
   * leave the cone.
   */
  public SimpleMatrix exp(SimpleMatrix p, SimpleMatrix s) {
    SimpleMatrix step = SimpleMatrix.identity(p.getNumRows()).plus(Symmetric.of(p).lyapunov(s));
    return Symmetric.part(step.mult(p).mult(step));
  }

  /**
   * Parallel transport of S along the geodesic from P to the identity: in the eigenbasis of P, S_ij
   * ↦ S_ij √(2/(λ_i + λ_j)). It keeps lengths, ½ Σ S_ij²/(λ_i + λ_j).
   */
  public SimpleMatrix toIdentity(SimpleMatrix p, SimpleMatrix s) {
    return Symmetric.of(p).hadamard((a, b) -> Math.sqrt(2 / (a + b)), s);
  }

  /** The way back: S_ij ↦ S_ij √((λ_i + λ_j)/2). */
  public SimpleMatrix fromIdentity(SimpleMatrix p, SimpleMatrix s) {
    return Symmetric.of(p).hadamard((a, b) -> Math.sqrt((a + b) / 2), s);
  }

  @Override
  public SimpleMatrix centred(SimpleMatrix x, SimpleMatrix mean) {
    return toIdentity(mean, log(mean, x));
  }

  @Override
  public SimpleMatrix from(SimpleMatrix tangent, SimpleMatrix g) {
    return exp(g, fromIdentity(g, tangent));
  }

  /** The metric ½(X ⊕ X)^{−1} at X as a matrix on vec(S): ½ tr(S L), XL + LX = S. */
  public static SimpleMatrix tensor(SimpleMatrix x) {
    SimpleMatrix identity = SimpleMatrix.identity(x.getNumRows());
    return x.kron(identity).plus(identity.kron(x)).invert().scale(0.5);
  }
}
