package org.refigure.lie;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Integrals over GL⁺(2) in the coordinates g = S^(1/2)R: with u₁ ≥ u₂ the logarithms of the
 * eigenvalues of S and φ the angle of its first eigenvector,
 *
 * <p>dS = (e^u₁ − e^u₂)·e^(u₁+u₂) du₁ du₂ dφ and Haar's measure is dμ = (det S)^(−3/2) dS dR = 2
 * sinh((u₁ − u₂)/2) du₁ du₂ dφ dθ.
 *
 * <p>u₁ + u₂ and u₁ − u₂ by Gauss–Legendre, φ in [0, π) and θ in [0, 2π) at equally spaced angles.
 *
 * @param sum nodes for s = u₁ + u₂, all in [−sumRange, sumRange]
 * @param sumRange half the range of s; 0 with one node for SL(2), where det S = 1
 * @param difference nodes for t = u₁ − u₂ in (0, differenceRange]
 * @param differenceRange largest t
 * @param angles nodes for φ and for θ
 */
public record HaarQuadrature(
    int sum, double sumRange, int difference, double differenceRange, int angles) {
  /** What a volume of S and R is multiplied with. */
  public enum Measure {
    /** (det S)^(−3/2) dS dR: invariant. */
    HAAR,
    /** dS dR, the volume of S as a symmetric matrix: not invariant. */
    LEBESGUE
  }

  /**
   * Checks the numbers of nodes.
   *
   * @throws IllegalArgumentException if one is below 1, or a range negative
   */
  public HaarQuadrature {
    if (sum < 1 || difference < 1 || angles < 1 || sumRange < 0 || !(differenceRange > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d, %d and %d nodes in ranges %s and %s: must be ≥ 1, ranges positive (Haar)",
              sum,
              difference,
              angles,
              sumRange,
              differenceRange));
    }
  }

  /** The same with other ranges and as many nodes. */
  public HaarQuadrature ranges(double sums, double differences) {
    return new HaarQuadrature(sum, sums, difference, differences, angles);
  }

  /** ∫ f dμ, or with Lebesgue's measure in place of Haar's. */
  public double integral(ToDoubleFunction<Matrix2> f, Measure measure) {
    GaussIntegrator sums = new GaussIntegratorFactory().legendre(sum);
    GaussIntegrator differences =
        new GaussIntegratorFactory().legendre(difference, 0, differenceRange);
    double[] parts =
        IntStream.range(0, sum * difference)
            .parallel()
            .mapToDouble(
                node -> {
                  double s = sumRange * sums.getPoint(node / difference);
                  double t = differences.getPoint(node % difference);
                  double weight =
                      sums.getWeight(node / difference) * differences.getWeight(node % difference);
                  double density = 2 * Math.sinh(t / 2);
                  density *= measure == Measure.LEBESGUE ? Math.exp(1.5 * s) : 1;
                  return weight * density * overAngles(f, s, t);
                })
            .toArray();
    double total = 0; // in the order of the nodes, so that the last digit is the same everywhere
    for (double part : parts) {
      total += part;
    }
    // du₁ du₂ = ½ ds dt; the nodes of s are those of [−1, 1]
    return total / 2 * (sumRange == 0 ? 1 : sumRange) * 2 * Math.PI * Math.PI / angles / angles;
  }

  private double overAngles(ToDoubleFunction<Matrix2> f, double s, double t) {
    double larger = Math.exp((s + t) / 4);
    double smaller = Math.exp((s - t) / 4);
    double total = 0;
    for (int i = 0; i < angles; i++) {
      Matrix2 root = Matrix2.symmetric(larger, smaller, Math.PI * i / angles);
      for (int j = 0; j < angles; j++) {
        total += f.applyAsDouble(root.times(Matrix2.rotation(2 * Math.PI * j / angles)));
      }
    }
    return total;
  }
}
