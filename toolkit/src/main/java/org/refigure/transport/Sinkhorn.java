package org.refigure.transport;

import java.util.Arrays;
import java.util.Locale;

/**
 * Entropic optimal transport between two samples of n points of weight 1/n each, by Sinkhorn's
 * algorithm in the log domain.
 *
 * <p>The plan P_ij = exp((f_i + g_j − C_ij)/ε)/n² minimises ⟨P, C⟩ − εH(P) with entropy H(P) = −Σ P
 * ln P. A sweep sets f so that rows sum to 1/n, then g so that columns do. Between two sweeps in
 * the log domain, which cost 2n² exponentials, the same updates are made as factors of the plan at
 * two multiplications per entry (Schmitzer, arXiv 1610.06519), until a factor leaves [10⁻⁵⁰, 10⁵⁰].
 */
public final class Sinkhorn {
  private static final double LARGEST = 1e50;

  private final double[][] cost;
  private final double epsilon;
  private final double[] f;
  private final double[] g;
  private final double[][] kernel; // exp((f_i + g_j − C_ij)/ε)/n
  private final double[] rowFactors;
  private final double[] columnFactors;
  private boolean fresh;

  private Sinkhorn(double[][] cost, double epsilon) {
    int n = cost.length;
    this.cost = cost;
    this.epsilon = epsilon;
    f = new double[n];
    g = new double[n];
    kernel = new double[n][n];
    rowFactors = new double[n];
    columnFactors = new double[n];
    Arrays.fill(rowFactors, 1);
    Arrays.fill(columnFactors, 1);
  }

  /**
   * The plan after a number of sweeps from f = g = 0.
   *
   * @param cost n × n finite numbers; kept, not copied
   * @param epsilon ε &gt; 0, in units of the cost
   * @param sweeps at least 1; how far the plan is from its marginals says {@link #marginalError}
   * @throws IllegalArgumentException if the matrix is empty, not square or not finite, or a number
   *     is out of range
   */
  public static Sinkhorn of(double[][] cost, double epsilon, int sweeps) {
    Costs.require(cost, "Sinkhorn.of");
    if (!(epsilon > 0) || Double.isInfinite(epsilon) || sweeps < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "epsilon = %s must be finite and > 0, sweeps = %d at least 1 (Sinkhorn.of)",
              epsilon,
              sweeps));
    }
    Sinkhorn solver = new Sinkhorn(cost, epsilon);
    for (int sweep = 0; sweep < sweeps; sweep++) {
      solver.sweep();
    }
    solver.absorb();
    return solver;
  }

  /** P, of total weight 1: {@code [i][j]}. */
  public double[][] plan() {
    int n = cost.length;
    double[][] plan = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        plan[i][j] = kernel[i][j] / n;
      }
    }
    return plan;
  }

  /** ⟨P, C⟩. */
  public double transportCost() {
    double sum = 0;
    for (int i = 0; i < cost.length; i++) {
      for (int j = 0; j < cost.length; j++) {
        sum += kernel[i][j] * cost[i][j];
      }
    }
    return sum / cost.length;
  }

  /** H(P) = −Σ P ln P. */
  public double entropy() {
    int n = cost.length;
    double sum = 0;
    for (double[] row : kernel) {
      for (double value : row) {
        double weight = value / n;
        sum -= weight > 0 ? weight * Math.log(weight) : 0;
      }
    }
    return sum;
  }

  /** ⟨P, C⟩ − εH(P). */
  public double regularizedCost() {
    return transportCost() - epsilon * entropy();
  }

  /** Σ_i |Σ_j P_ij − 1/n|: columns are exact after a sweep, rows only in the limit. */
  public double marginalError() {
    int n = cost.length;
    double error = 0;
    for (double[] row : kernel) {
      error += Math.abs(Arrays.stream(row).sum() - 1) / n;
    }
    return error;
  }

  private void sweep() {
    if (!fresh || !scaled()) {
      absorb();
      logarithmicSweep();
      fillKernel();
      fresh = true;
    }
  }

  /** One sweep on the factors; false, and nothing done, where one would leave the safe range. */
  private boolean scaled() {
    int n = cost.length;
    double[] rows = new double[n];
    double[] sums = new double[n];
    for (int i = 0; i < n; i++) {
      rows[i] = 1 / dot(kernel[i], columnFactors);
      if (!safe(rows[i])) {
        return false;
      }
      addScaled(sums, rows[i], kernel[i]);
    }
    for (int j = 0; j < n; j++) {
      if (!safe(1 / sums[j])) {
        return false;
      }
    }
    for (int j = 0; j < n; j++) {
      rowFactors[j] = rows[j];
      columnFactors[j] = 1 / sums[j];
    }
    return true;
  }

  private static boolean safe(double factor) {
    return factor < LARGEST && factor > 1 / LARGEST;
  }

  /** Four sums at a time: a single one would wait for each addition. */
  private static double dot(double[] x, double[] y) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      a += x[i] * y[i];
      b += x[i + 1] * y[i + 1];
      c += x[i + 2] * y[i + 2];
      d += x[i + 3] * y[i + 3];
    }
    for (; i < x.length; i++) {
      a += x[i] * y[i];
    }
    return a + b + c + d;
  }

  private static void addScaled(double[] sum, double factor, double[] x) {
    for (int j = 0; j < x.length; j++) {
      sum[j] += factor * x[j];
    }
  }

  /** Moves the factors into the potentials and the plan. */
  private void absorb() {
    for (int i = 0; i < f.length; i++) {
      for (int j = 0; j < f.length; j++) {
        kernel[i][j] *= rowFactors[i] * columnFactors[j];
      }
    }
    for (int i = 0; i < f.length; i++) {
      f[i] += epsilon * Math.log(rowFactors[i]);
      g[i] += epsilon * Math.log(columnFactors[i]);
      rowFactors[i] = 1;
      columnFactors[i] = 1;
    }
  }

  private void fillKernel() {
    int n = cost.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kernel[i][j] = Math.exp((f[i] + g[j] - cost[i][j]) / epsilon) / n;
      }
    }
  }

  /** f_i ← −ε ln (1/n) Σ_j exp((g_j − C_ij)/ε), then g likewise: sums of exponentials ≤ 1. */
  private void logarithmicSweep() {
    int n = cost.length;
    for (int i = 0; i < n; i++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < n; j++) {
        largest = Math.max(largest, g[j] - cost[i][j]);
      }
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += Math.exp((g[j] - cost[i][j] - largest) / epsilon);
      }
      f[i] = -largest - epsilon * Math.log(sum / n);
    }
    double[] largest = new double[n];
    double[] sums = new double[n];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        largest[j] = Math.max(largest[j], f[i] - cost[i][j]);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sums[j] += Math.exp((f[i] - cost[i][j] - largest[j]) / epsilon);
      }
    }
    for (int j = 0; j < n; j++) {
      g[j] = -largest[j] - epsilon * Math.log(sums[j] / n);
    }
  }
}
