package org.refigure.lie;

/**
 * Global coordinates of GL⁺(2): every g with det g &gt; 0 is exp(X)·R(θ) with one symmetric X and
 * one angle θ in (−π, π], ξ⁻¹(g) = (½ log(ggᵀ), log R) (Mironenco and Forré, arXiv 2310.11366). For
 * larger matrices see {@link CartanFactors}.
 *
 * @param stretch X = ½ log(ggᵀ), symmetric
 * @param angle θ: log R = θ·((0, −1), (1, 0))
 */
public record PlanePolar(Matrix2 stretch, double angle) {
  /**
   * The coordinates of a matrix. R is the rotation nearest to g; S^(1/2) = gRᵀ is positive
   * definite, and its eigenvalues are the singular values of g.
   *
   * @throws IllegalArgumentException unless det g is positive
   */
  public static PlanePolar of(Matrix2 g) {
    if (!(g.determinant() > 0)) {
      throw new IllegalArgumentException(
          "det g = " + g.determinant() + " must be > 0 (polar coordinates of " + g + ")");
    }
    double angle = Math.atan2(g.c() - g.b(), g.a() + g.d());
    Matrix2 root = g.times(Matrix2.rotation(-angle));
    double off = (root.b() + root.c()) / 2;
    double direction = Math.atan2(2 * off, root.a() - root.d()) / 2;
    double larger = (root.trace() + Math.hypot(root.a() - root.d(), 2 * off)) / 2;
    double smaller = g.determinant() / larger;
    return new PlanePolar(Matrix2.symmetric(Math.log(larger), Math.log(smaller), direction), angle);
  }

  /** S^(1/2) = exp(X), symmetric positive definite. */
  public Matrix2 root() {
    return stretch.exponential();
  }

  /** R. */
  public Matrix2 rotation() {
    return Matrix2.rotation(angle);
  }

  /** g = S^(1/2)·R. */
  public Matrix2 matrix() {
    return root().times(rotation());
  }
}
