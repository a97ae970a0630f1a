package org.refigure.paper.entropiccosmology;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.harmonic.PeriodicField;

/**
 * How many eigenvalues of a symmetric matrix are positive, cell by cell or draw by draw (claims C5
 * and C6): of K = −∇∇ ln ρ, 0 in a void to 3 in a knot.
 *
 * @param fractions index: number of positive eigenvalues, 0 … dimension; they sum to 1
 */
public record HessianSigns(double[] fractions) {

  /** The signs of the Hessian of a field in every cell. */
  public static HessianSigns of(PeriodicField field) {
    int[] classes = classes(field);
    double[] counts = new double[field.dimension() + 1];
    for (int positive : classes) {
      counts[positive]++;
    }
    return shares(counts);
  }

  /** The number of positive eigenvalues of the Hessian in every cell. */
  public static int[] classes(PeriodicField field) {
    double[] xx = field.secondDerivative(0, 0).values();
    double[] xy = field.secondDerivative(0, 1).values();
    double[] yy = field.secondDerivative(1, 1).values();
    int[] classes = new int[xx.length];
    if (field.dimension() == 2) {
      Arrays.setAll(classes, i -> positive(xx[i], yy[i], xy[i]));
      return classes;
    }
    double[] xz = field.secondDerivative(0, 2).values();
    double[] yz = field.secondDerivative(1, 2).values();
    double[] zz = field.secondDerivative(2, 2).values();
    Arrays.setAll(classes, i -> positive(xx[i], yy[i], zz[i], xy[i], xz[i], yz[i]));
    return classes;
  }

  /**
   * The signs of Gaussian matrices with ⟨K_ij K_kl⟩ = (δ_ij δ_kl + δ_ik δ_jl + δ_il δ_jk)/15, the
   * Hessians of any isotropic Gaussian field in space.
   *
   * <p>Drawn as K_ii = √(2/15)·n_i + n₀/√15, so that variances are 3/15 and covariances 1/15; K_ij
   * = n_ij/√15.
   */
  public static HessianSigns sampled(int draws, long seed) {
    if (draws < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "draws = %d must be ≥ 1 (Hessians)", draws));
    }
    var normal =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
    double common = 1 / Math.sqrt(15);
    double own = Math.sqrt(2.0 / 15);
    double[] counts = new double[4];
    for (int draw = 0; draw < draws; draw++) {
      double shared = common * normal.sample();
      counts[
          positive(
              own * normal.sample() + shared,
              own * normal.sample() + shared,
              own * normal.sample() + shared,
              common * normal.sample(),
              common * normal.sample(),
              common * normal.sample())]++;
    }
    return shares(counts);
  }

  /**
   * The same probabilities by quadrature of Doroshkevich's density of the eigenvalues, ∝ exp(−3I₁²
   * + 15/2·I₂)·Π|λ_i − λ_j|: its radial integral is q<sup>−3</sup>, q = 3I₁² − 15/2·I₂, so a sum
   * over the sphere is left.
   */
  public static HessianSigns doroshkevich() {
    int rings = 1500;
    double[] weights = new double[4];
    for (int ring = 0; ring < rings; ring++) {
      double z = 2 * (ring + 0.5) / rings - 1;
      for (int step = 0; step < 2 * rings; step++) {
        double phi = Math.PI * (step + 0.5) / rings;
        double x = Math.sqrt(1 - z * z) * Math.cos(phi);
        double y = Math.sqrt(1 - z * z) * Math.sin(phi);
        double trace = x + y + z;
        double q = 3 * trace * trace - 7.5 * (x * y + y * z + z * x);
        int positive = (x > 0 ? 1 : 0) + (y > 0 ? 1 : 0) + (z > 0 ? 1 : 0);
        weights[positive] += Math.abs((x - y) * (y - z) * (z - x)) / (q * q * q);
      }
    }
    return shares(weights);
  }

  /** Of ((a, c), (c, b)): by determinant and trace. */
  static int positive(double a, double b, double c) {
    double determinant = a * b - c * c;
    return determinant < 0 ? 1 : a + b > 0 ? 2 : 0;
  }

  /**
   * Of a symmetric 3 × 3 matrix: the sign changes of its characteristic polynomial λ³ − e₁λ² + e₂λ
   * − e₃, by Descartes' rule, which is exact where all roots are real.
   */
  static int positive(double xx, double yy, double zz, double xy, double xz, double yz) {
    double e1 = xx + yy + zz;
    double e2 = xx * yy - xy * xy + xx * zz - xz * xz + yy * zz - yz * yz;
    double e3 = xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
    int changes = 0;
    double last = 1;
    for (double coefficient : new double[] {-e1, e2, -e3}) {
      if (coefficient != 0) {
        changes += coefficient * last < 0 ? 1 : 0;
        last = coefficient;
      }
    }
    return changes;
  }

  private static HessianSigns shares(double[] counts) {
    double total = Arrays.stream(counts).sum();
    return new HessianSigns(Arrays.stream(counts).map(count -> count / total).toArray());
  }
}
