package org.refigure.paper.dppleastsquares;

import java.util.Arrays;
import java.util.Locale;
import org.refigure.stats.ProjectionDpp;

/**
 * The space V_m of polynomials of degree below m on [−1, 1], discretised: the midpoints of equal
 * cells carry the uniform measure μ, and the Legendre basis is orthonormal on them to rounding.
 *
 * @param x the midpoints
 * @param basis φ_0 … φ_{m−1}, one row each, with (1/cells)·Σ_x φ_j(x)φ_k(x) = δ_jk
 */
public record LegendreGrid(double[] x, double[][] basis) {
  /** Cells of every experiment. */
  public static final int CELLS = 4000;

  /** The basis of m functions on 4,000 cells. */
  public static LegendreGrid of(int m) {
    return of(m, CELLS);
  }

  /**
   * The basis √(2k+1)·P_k by the three-term recurrence, orthonormalised on the cells by
   * Gram–Schmidt, twice.
   *
   * @throws IllegalArgumentException if m is not in 1 … cells
   */
  public static LegendreGrid of(int m, int cells) {
    if (m < 1 || m > cells) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "m = %d must be from 1 to the number of cells, %d (Legendre grid)",
              m,
              cells));
    }
    double[] x = new double[cells];
    Arrays.setAll(x, i -> -1 + (2 * i + 1.0) / cells);
    double[][] basis = new double[m][cells];
    Arrays.fill(basis[0], 1);
    for (int k = 1; k < m; k++) {
      for (int i = 0; i < cells; i++) {
        double before = k > 1 ? (k - 1) * basis[k - 2][i] : 0;
        basis[k][i] = ((2 * k - 1) * x[i] * basis[k - 1][i] - before) / k;
      }
    }
    for (int k = 0; k < m; k++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < k; j++) {
          subtract(basis[k], basis[j], mean(basis[k], basis[j]));
        }
      }
      double length = Math.sqrt(mean(basis[k], basis[k]));
      for (int i = 0; i < cells; i++) {
        basis[k][i] /= length;
      }
    }
    return new LegendreGrid(x, basis);
  }

  /** m. */
  public int dimension() {
    return basis.length;
  }

  /** w(x)⁻¹ = Σ_j φ_j(x)²/m: the density of ν, the Christoffel density, with respect to μ. */
  public double[] density() {
    double[] density = new double[x.length];
    for (double[] row : basis) {
      for (int i = 0; i < density.length; i++) {
        density[i] += row[i] * row[i] / basis.length;
      }
    }
    return density;
  }

  /** The projection DPP of these functions: m cells that repel each other. */
  public ProjectionDpp dpp() {
    double scale = 1 / Math.sqrt(x.length);
    return new ProjectionDpp(
        Arrays.stream(basis)
            .map(row -> Arrays.stream(row).map(value -> scale * value).toArray())
            .toArray(double[][]::new));
  }

  /** The coefficients of the projection Pu. */
  public double[] coefficients(double[] u) {
    return Arrays.stream(basis).mapToDouble(row -> mean(row, u)).toArray();
  }

  /** ‖u − Pu‖², the smallest squared error that V_m allows. */
  public double bestError(double[] u) {
    double[] rest = u.clone();
    double[] coefficients = coefficients(u);
    for (int k = 0; k < coefficients.length; k++) {
      subtract(rest, basis[k], coefficients[k]);
    }
    return mean(rest, rest);
  }

  private static double mean(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum / left.length;
  }

  private static void subtract(double[] from, double[] row, double share) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= share * row[i];
    }
  }
}
