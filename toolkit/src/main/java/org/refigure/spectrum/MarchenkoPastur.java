package org.refigure.spectrum;

import java.util.Locale;
import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;

/**
 * The Marchenko–Pastur law: the limit of the eigenvalues of WWᵀ/n for an m×n matrix W of
 * independent entries with mean 0 and variance v, as m, n → ∞ at fixed c = m/n.
 *
 * <pre>
 * f(x) = √((x₊ − x)(x − x₋)) / (2π v c x),   x± = v(1 ± √c)²
 * </pre>
 *
 * and, for c &gt; 1, a further point mass 1 − 1/c at x = 0. Source: Marchenko and Pastur (1967);
 * Bai and Silverstein, Spectral Analysis of Large Dimensional Random Matrices (2010), section 3.1.
 *
 * @param aspectRatio c = m/n &gt; 0
 * @param variance v &gt; 0
 */
public record MarchenkoPastur(double aspectRatio, double variance) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is not positive and finite
   */
  public MarchenkoPastur {
    requirePositive("aspectRatio", aspectRatio);
    requirePositive("variance", variance);
  }

  /**
   * The law of the singular values of a matrix itself, not divided by √n: overlay {@link
   * #singularValueDensity} on a histogram of its min(m, n) singular values.
   *
   * <p>This is the law with c = min/max of the sides and variance max·rms², so c ≤ 1 and there is
   * no point mass.
   *
   * @param rows m
   * @param columns n
   * @param rms root mean square of the entries, &gt; 0
   */
  public static MarchenkoPastur ofMatrix(int rows, int columns, double rms) {
    requirePositive("rms", rms);
    Matrix.requireAtLeastOne("rows", rows, "MarchenkoPastur");
    Matrix.requireAtLeastOne("columns", columns, "MarchenkoPastur");
    double shorter = Math.min(rows, columns);
    double longer = Math.max(rows, columns);
    return new MarchenkoPastur(shorter / longer, longer * rms * rms);
  }

  /**
   * Limit of σ₁ for independent entries, rms(√m + √n), approached from below.
   *
   * @param rows m
   * @param columns n
   * @param rms root mean square of the entries
   */
  public static double edge(int rows, int columns, double rms) {
    Matrix.requireAtLeastOne("rows", rows, "MarchenkoPastur.edge");
    Matrix.requireAtLeastOne("columns", columns, "MarchenkoPastur.edge");
    if (!(rms >= 0)) {
      throw new IllegalArgumentException("rms = " + rms + " must be >= 0 (MarchenkoPastur.edge)");
    }
    return rms * (Math.sqrt(rows) + Math.sqrt(columns));
  }

  /**
   * Limit of the stable rank for independent entries, mn/(√m + √n)²: 128 for 512×512, 197 for
   * 512×1365.
   *
   * @param rows m
   * @param columns n
   */
  public static double stableRank(int rows, int columns) {
    double edge = edge(rows, columns, 1);
    return (double) rows * columns / (edge * edge);
  }

  /** x₋ = v(1 − √c)², the smallest eigenvalue but for the point mass at 0 when c &gt; 1. */
  public double lowerEdge() {
    double root = 1 - Math.sqrt(aspectRatio);
    return variance * root * root;
  }

  /** x₊ = v(1 + √c)², the largest eigenvalue. */
  public double upperEdge() {
    double root = 1 + Math.sqrt(aspectRatio);
    return variance * root * root;
  }

  /** Mass at zero: 1 − 1/c for c &gt; 1, else 0. */
  public double massAtZero() {
    return Math.max(0, 1 - 1 / aspectRatio);
  }

  /**
   * Density f(x) of the eigenvalues; 0 outside (x₋, x₊). The point mass at zero is not part of it.
   */
  public double density(double eigenvalue) {
    double below = upperEdge() - eigenvalue;
    double above = eigenvalue - lowerEdge();
    if (!(below > 0 && above > 0)) {
      return 0;
    }
    return Math.sqrt(below * above) / (2 * Math.PI * variance * aspectRatio * eigenvalue);
  }

  /**
   * Density 2s·f(s²) of the singular values of W/√n; for c = 1 a quarter circle, √(4v − s²)/(πv).
   */
  public double singularValueDensity(double singularValue) {
    if (!(singularValue >= 0)) {
      return 0;
    }
    if (aspectRatio == 1) {
      // f has a pole at 0 that the factor 2s cancels.
      double rest = 4 * variance - singularValue * singularValue;
      return rest > 0 ? Math.sqrt(rest) / (Math.PI * variance) : 0;
    }
    return 2 * singularValue * density(singularValue * singularValue);
  }

  /**
   * Probability of an eigenvalue ≤ x, the point mass included; for a Kolmogorov–Smirnov test.
   *
   * <p>With x = v(1 + c − 2√c·cos θ) the law becomes (2/π) sin²θ/(1 + c − 2√c·cos θ) dθ, which is
   * smooth, and is integrated by Gauss–Legendre to 1e-10.
   */
  public double cdf(double eigenvalue) {
    if (!(eigenvalue >= 0)) {
      return 0;
    }
    if (eigenvalue <= lowerEdge()) {
      return massAtZero();
    }
    if (eigenvalue >= upperEdge()) {
      return 1;
    }
    // x = x₋ + (x₊ − x₋) sin²(θ/2); the arc cosine would lose half the digits at the edges.
    double share = (eigenvalue - lowerEdge()) / (upperEdge() - lowerEdge());
    double angle = 2 * Math.asin(Math.sqrt(share));
    double integral =
        new IterativeLegendreGaussIntegrator(16, 1e-11, 1e-11)
            .integrate(10_000_000, this::densityOfAngle, 0, angle);
    return Math.min(1, massAtZero() + integral);
  }

  /** Probability of a singular value of W/√n ≤ s. */
  public double singularValueCdf(double singularValue) {
    return singularValue < 0 ? 0 : cdf(singularValue * singularValue);
  }

  private double densityOfAngle(double angle) {
    double sine = Math.sin(angle);
    double half = Math.sin(angle / 2);
    double root = Math.sqrt(aspectRatio);
    // 1 + c − 2√c·cos θ without cancellation where c is near 1 and θ near 0.
    double distance = (1 - root) * (1 - root) + 4 * root * half * half;
    return 2 / Math.PI * sine * sine / distance;
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s = %s must be finite and > 0 (MarchenkoPastur)", name, value));
    }
  }
}
