package org.refigure.optim;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * The exact mean loss of one-pass SGD on linear regression: y = b·x + noise, x ~ N(0, diag(λ)),
 * every sample seen once, w ← (1 − ηρ)w − ηg with the mean gradient g of a batch of B samples, w₀ =
 * 0.
 *
 * <p>With the error's second moments e_k = E(w − b)_k² and means m_k, from Gaussian fourth moments:
 * e_k ← a²e_k − 2aηλ_k e_k + η²[(1 + 1/B)λ_k²e_k + λ_k(Σ_j λ_j e_j + σ²)/B] − 2ηρb_k(a − ηλ_k)m_k +
 * (ηρb_k)², m_k ← (a − ηλ_k)m_k − ηρb_k, a = 1 − ηρ. For λ = 1 and ρ = 0 this is E ← (1 − 2η + η²(d
 * + 1 + B)/B)E + η²dσ²/B.
 *
 * @param eigenvalues λ_k &gt; 0
 * @param copies how many coordinates share each eigenvalue, ≥ 1
 * @param target b_k of each coordinate, one per eigenvalue
 * @param noise σ ≥ 0
 * @param batch B ≥ 1
 */
public record SgdMoments(
    double[] eigenvalues, int copies, double[] target, double noise, int batch) {
  private static final int GRID = 400;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public SgdMoments {
    boolean positive = eigenvalues.length > 0 && Arrays.stream(eigenvalues).allMatch(v -> v > 0);
    if (!positive
        || target.length != eigenvalues.length
        || copies < 1
        || batch < 1
        || !(noise >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d eigenvalues must be > 0 and have as many targets (%d), copies = %d and batch = %d must be ≥ 1, noise = %s ≥ 0",
              eigenvalues.length,
              target.length,
              copies,
              batch,
              noise));
    }
  }

  /** Inputs N(0, I) in d dimensions, |b| = 1. */
  public static SgdMoments isotropic(int dimension, double noise, int batch) {
    return new SgdMoments(
        new double[] {1}, dimension, new double[] {1 / Math.sqrt(dimension)}, noise, batch);
  }

  /** Every eigenvalue once, |b| = 1 spread evenly over the coordinates, batches of one sample. */
  public static SgdMoments spread(double[] eigenvalues, double noise) {
    double[] target = new double[eigenvalues.length];
    Arrays.fill(target, 1 / Math.sqrt(target.length));
    return new SgdMoments(eigenvalues, 1, target, noise, 1);
  }

  /** E(w − b)ᵀΛ(w − b) after so many steps without penalty. */
  public double loss(double stepSize, long steps) {
    return loss(stepSize, 0, steps);
  }

  /**
   * The excess loss E(w − b)ᵀΛ(w − b) after so many steps.
   *
   * @param stepSize η
   * @param penalty ρ ≥ 0, the decay of the weights per unit of η
   */
  public double loss(double stepSize, double penalty, long steps) {
    int size = eigenvalues.length;
    double a = 1 - stepSize * penalty;
    double[] keep = new double[size];
    double[] drift = new double[size];
    double[] gain = new double[size];
    double[] pull = new double[size];
    double[] second = new double[size];
    double[] mean = new double[size];
    for (int k = 0; k < size; k++) {
      double step = stepSize * eigenvalues[k];
      keep[k] = a * a - 2 * a * step + step * step * (1 + 1.0 / batch);
      drift[k] = a - step;
      gain[k] = stepSize * step / batch;
      pull[k] = stepSize * penalty * target[k];
      second[k] = target[k] * target[k];
      mean[k] = -target[k];
    }
    double loss = weighted(second);
    for (long t = 0; t < steps; t++) {
      double next = 0;
      for (int k = 0; k < size; k++) {
        second[k] =
            keep[k] * second[k]
                + gain[k] * (loss + noise * noise)
                - 2 * pull[k] * drift[k] * mean[k]
                + pull[k] * pull[k];
        mean[k] = drift[k] * mean[k] - pull[k];
        next += eigenvalues[k] * second[k];
      }
      loss = copies * next;
    }
    return loss;
  }

  /**
   * The step size beyond which the mean loss grows without bound (ρ = 0): the η at which Σ_k
   * ηλ_k/(B(2 − ηλ_k(1 + 1/B))) = 1; 2B/(d + 1 + B) for λ = 1.
   */
  public double stabilityLimit() {
    double alone = 2 / (Arrays.stream(eigenvalues).max().getAsDouble() * (1 + 1.0 / batch));
    return new BrentSolver(1e-15 * alone, 1e-15 * alone)
        .solve(1000, eta -> amplification(eta) - 1, 0, alone * (1 - 1e-12));
  }

  /** The step size with the lowest loss after so many steps, and that loss; without penalty. */
  public LogarithmicSearch best(long steps) {
    double limit = stabilityLimit();
    return LogarithmicSearch.lowest(eta -> loss(eta, steps), 1e-4 * limit, limit, GRID);
  }

  private double amplification(double eta) {
    double sum = 0;
    for (double eigenvalue : eigenvalues) {
      double step = eta * eigenvalue;
      sum += copies * step / (batch * (2 - step * (1 + 1.0 / batch)));
    }
    return sum;
  }

  private double weighted(double[] second) {
    double sum = 0;
    for (int k = 0; k < second.length; k++) {
      sum += eigenvalues[k] * second[k];
    }
    return copies * sum;
  }
}
