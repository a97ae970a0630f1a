package org.refigure.harmonic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.refigure.harmonic.ClebschGordan.Harmonic;

/**
 * The Gaunt coefficients G = ∫ Y_{l₁m₁} Y_{l₂m₂} Y_lm dΩ of real harmonics, most of which are zero:
 * the coefficients of the pointwise product of two functions on the sphere (Luo, Chen,
 * Krishnapriyan, arXiv 2401.10216, section 3).
 *
 * @param inputDegree L, the highest l₁ and l₂
 * @param outputDegree the highest l
 * @param entries the coefficients
 */
public record GauntTensor(int inputDegree, int outputDegree, List<Entry> entries) {
  /** What counts as not zero. */
  private static final double THRESHOLD = 1e-10;

  /**
   * One coefficient.
   *
   * @param first index l² + l + m of the first factor
   * @param second of the second
   * @param result of the product
   * @param value G
   */
  public record Entry(int first, int second, int result, double value) {
    /** Whether l₁ + l₂ + l is odd. */
    public boolean odd() {
      int sum =
          SphericalHarmonics.degree(first)
              + SphericalHarmonics.degree(second)
              + SphericalHarmonics.degree(result);
      return sum % 2 == 1;
    }

    private List<Integer> place() {
      return List.of(first, second, result);
    }
  }

  /** Copies the entries. */
  public GauntTensor {
    entries = List.copyOf(entries);
  }

  /** The full product of functions of degree at most L: results up to 2L. */
  public static GauntTensor ofDegree(int degree) {
    return byQuadrature(degree, 2 * degree);
  }

  /** Coefficients by quadrature, zeros left out. */
  public static GauntTensor byQuadrature(int inputDegree, int outputDegree) {
    return byQuadrature(inputDegree, outputDegree, THRESHOLD);
  }

  /**
   * Coefficients by quadrature, Gauss–Legendre in cos θ and trapezoid in φ, both exact.
   *
   * @param least only what is larger in size is listed; −1 lists every coefficient whose azimuthal
   *     integral does not vanish, zeros of the polar integral included
   */
  public static GauntTensor byQuadrature(int inputDegree, int outputDegree, double least) {
    SphereQuadrature rule = new SphereQuadrature(2 * inputDegree + outputDegree);
    Polar polar = Polar.of(rule, Math.max(inputDegree, outputDegree));
    List<Entry> entries = new ArrayList<>();
    for (int a = -inputDegree; a <= inputDegree; a++) {
      for (int b = -inputDegree; b <= inputDegree; b++) {
        for (int c = -outputDegree; c <= outputDegree; c++) {
          double azimuth = azimuth(a, b, c, rule.phis());
          if (Math.abs(azimuth) < THRESHOLD) {
            continue;
          }
          for (int i = Math.abs(a); i <= inputDegree; i++) {
            for (int j = Math.abs(b); j <= inputDegree; j++) {
              for (int k = Math.abs(c); k <= outputDegree; k++) {
                double value = azimuth * polar.integral(new int[] {i, j, k}, new int[] {a, b, c});
                if (Math.abs(value) > least) {
                  entries.add(
                      new Entry(
                          SphericalHarmonics.index(i, a),
                          SphericalHarmonics.index(j, b),
                          SphericalHarmonics.index(k, c),
                          value));
                }
              }
            }
          }
        }
      }
    }
    return new GauntTensor(inputDegree, outputDegree, entries);
  }

  /** The same coefficients from Clebsch–Gordan coefficients, zeros left out. */
  public static GauntTensor byClebschGordan(int inputDegree, int outputDegree) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < SphericalHarmonics.count(inputDegree); i++) {
      for (int j = 0; j < SphericalHarmonics.count(inputDegree); j++) {
        for (int k = 0; k < SphericalHarmonics.count(outputDegree); k++) {
          double value = RealCoupling.gaunt(harmonic(i), harmonic(j), harmonic(k));
          if (Math.abs(value) > THRESHOLD) {
            entries.add(new Entry(i, j, k, value));
          }
        }
      }
    }
    return new GauntTensor(inputDegree, outputDegree, entries);
  }

  /** The largest difference of a coefficient to that of another tensor, listed there or not. */
  public double distance(GauntTensor other) {
    Map<List<Integer>, Double> left = new HashMap<>();
    entries.forEach(entry -> left.put(entry.place(), entry.value));
    other.entries.forEach(entry -> left.merge(entry.place(), -entry.value, Double::sum));
    return left.values().stream().mapToDouble(Math::abs).max().orElse(0);
  }

  /** One coefficient, zero where none is listed. */
  public double at(int first, int second, int result) {
    return entries.stream()
        .filter(entry -> entry.first == first && entry.second == second && entry.result == result)
        .mapToDouble(Entry::value)
        .sum();
  }

  private static double azimuth(int a, int b, int c, double[] phis) {
    double sum = 0;
    for (double phi : phis) {
      sum +=
          SphericalHarmonics.azimuth(a, phi)
              * SphericalHarmonics.azimuth(b, phi)
              * SphericalHarmonics.azimuth(c, phi);
    }
    return 2 * Math.PI * sum / phis.length;
  }

  private static Harmonic harmonic(int index) {
    return new Harmonic(SphericalHarmonics.degree(index), SphericalHarmonics.order(index));
  }

  /** Legendre functions at the polar nodes. */
  private record Polar(double[][][] legendre, double[] weights) {
    static Polar of(SphereQuadrature rule, int degree) {
      double[] thetas = rule.thetas();
      double[][][] legendre = new double[thetas.length][][];
      for (int node = 0; node < thetas.length; node++) {
        legendre[node] = SphericalHarmonics.legendre(degree, thetas[node]);
      }
      return new Polar(legendre, rule.thetaWeights());
    }

    /** ∫ P̄ P̄ P̄ sin θ dθ. */
    double integral(int[] degrees, int[] orders) {
      double sum = 0;
      for (int node = 0; node < weights.length; node++) {
        double product = weights[node];
        for (int i = 0; i < 3; i++) {
          product *= legendre[node][Math.abs(orders[i])][degrees[i]];
        }
        sum += product;
      }
      return sum;
    }
  }
}
