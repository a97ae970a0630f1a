package org.refigure.manifold;

import java.util.List;
import java.util.Locale;
import org.ejml.simple.SimpleMatrix;

/**
 * A metric behind a change of variables, X ↦ N(X^θ)N with N = M^{−½}: with Bures–Wasserstein and θ
 * = 1 the generalised metric GBW(M); with M = I the power deformation, whose squared distance
 * carries the factor 1/θ².
 *
 * @param metric in the new variables
 * @param theta θ ≠ 0
 * @param inverseRoot N = M^{−½}, symmetric positive definite
 */
public record Deformed(SpdMetric metric, double theta, SimpleMatrix inverseRoot)
    implements SpdMetric {
  /**
   * Checks θ.
   *
   * @throws IllegalArgumentException if it is 0 or not finite
   */
  public Deformed {
    if (theta == 0 || !Double.isFinite(theta)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "theta = %s must be finite and not 0 (power metric)", theta));
    }
  }

  /** GBW(M): Bures–Wasserstein on M^{−½} X M^{−½}. */
  public static Deformed generalised(SimpleMatrix m) {
    return new Deformed(new BuresWasserstein(), 1, Symmetric.of(m).map(x -> 1 / Math.sqrt(x)));
  }

  /** Bures–Wasserstein on X^θ for n × n matrices. */
  public static Deformed power(double theta, int n) {
    return new Deformed(new BuresWasserstein(), theta, SimpleMatrix.identity(n));
  }

  /** The new variable, N(X^θ)N. */
  public SimpleMatrix forward(SimpleMatrix x) {
    SimpleMatrix power = theta == 1 ? x : Symmetric.of(x).map(v -> Math.pow(v, theta));
    return Symmetric.part(inverseRoot.mult(power).mult(inverseRoot));
  }

  /** The old variable of a new one. */
  public SimpleMatrix back(SimpleMatrix y) {
    SimpleMatrix root = inverseRoot.invert();
    SimpleMatrix power = Symmetric.part(root.mult(y).mult(root));
    return theta == 1 ? power : Symmetric.of(power).map(v -> Math.pow(v, 1 / theta));
  }

  @Override
  public double squaredDistance(SimpleMatrix a, SimpleMatrix b) {
    return metric.squaredDistance(forward(a), forward(b)) / (theta * theta);
  }

  @Override
  public SimpleMatrix meanStep(SimpleMatrix mean, List<SimpleMatrix> batch) {
    return back(metric.meanStep(forward(mean), batch.stream().map(this::forward).toList()));
  }

  /** The tangent vector at the identity of the new variable. */
  @Override
  public SimpleMatrix centred(SimpleMatrix x, SimpleMatrix mean) {
    return metric.centred(forward(x), forward(mean));
  }

  @Override
  public SimpleMatrix from(SimpleMatrix tangent, SimpleMatrix g) {
    return back(metric.from(tangent, forward(g)));
  }
}
