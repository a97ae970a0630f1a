package org.refigure.stats;

import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A projection determinantal point process on finitely many items: m items are drawn at once with a
 * probability proportional to det(Φ_S)², where Φ_S holds their feature columns. Items with similar
 * features repel each other.
 *
 * <p>Drawn by the chain rule: after k items the next has the probability ‖(I − QQᵀ)φ(x)‖²/(m − k),
 * with Q the orthonormalised features of the k items (Hough, Krishnapur, Peres and Virág,
 * Determinantal processes and independence, 2006). A draw costs about 2m² operations per item.
 */
public final class ProjectionDpp {
  private static final double TOLERANCE = 1e-8;

  private final double[][] features;
  private final double[] squares;

  /**
   * Prepares a process.
   *
   * @param features m rows of one number per item, orthonormal: Σ_x φ_j(x)φ_k(x) = δ_jk
   * @throws IllegalArgumentException if there is no row, rows differ in length, or they are not
   *     orthonormal to 1e-8
   */
  public ProjectionDpp(double[][] features) {
    if (features.length == 0 || features[0].length < features.length) {
      throw new IllegalArgumentException(
          "features must have at least one row and as many items as rows (projection DPP)");
    }
    for (int j = 0; j < features.length; j++) {
      for (int k = 0; k <= j; k++) {
        double product = product(features[j], features[k]);
        if (!(Math.abs(product - (j == k ? 1 : 0)) < TOLERANCE)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "features %d and %d have the product %s; rows must be orthonormal (projection DPP)",
                  k,
                  j,
                  product));
        }
      }
    }
    this.features = features;
    squares = new double[features[0].length];
    for (double[] row : features) {
      for (int x = 0; x < row.length; x++) {
        squares[x] += row[x] * row[x];
      }
    }
  }

  /** How many items a draw has: m. */
  public int size() {
    return features.length;
  }

  /** Draws m different items, in the order of the chain. */
  public int[] draw(UniformRandomProvider random) {
    int m = size();
    double[] residual = squares.clone();
    double[][] basis = new double[m][];
    int[] items = new int[m];
    for (int k = 0; k < m; k++) {
      items[k] = pick(residual, random);
      basis[k] = orthogonalised(items[k], basis, k);
      for (int x = 0; x < residual.length; x++) {
        double projection = 0;
        for (int j = 0; j < m; j++) {
          projection += basis[k][j] * features[j][x];
        }
        residual[x] = Math.max(0, residual[x] - projection * projection);
      }
      residual[items[k]] = 0; // exact, where rounding leaves a little
    }
    return items;
  }

  /** An item with probability proportional to its weight, by inverse distribution function. */
  public static int pick(double[] weights, UniformRandomProvider random) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = random.nextDouble() * total;
    int last = 0;
    for (int x = 0; x < weights.length; x++) {
      if (weights[x] > 0) {
        last = x;
        left -= weights[x];
        if (left < 0) {
          return x;
        }
      }
    }
    return last; // rounding used up the sum
  }

  /** The part of an item's features that the first k directions do not span, of length 1. */
  private double[] orthogonalised(int item, double[][] basis, int k) {
    double[] direction = new double[size()];
    for (int j = 0; j < direction.length; j++) {
      direction[j] = features[j][item];
    }
    for (int i = 0; i < k; i++) {
      double share = product(basis[i], direction);
      for (int j = 0; j < direction.length; j++) {
        direction[j] -= share * basis[i][j];
      }
    }
    double length = Math.sqrt(product(direction, direction));
    for (int j = 0; j < direction.length; j++) {
      direction[j] /= length;
    }
    return direction;
  }

  private static double product(double[] left, double[] right) {
    double sum = 0;
    for (int x = 0; x < left.length; x++) {
      sum += left[x] * right[x];
    }
    return sum;
  }
}
