package org.refigure.spectrum;

import java.util.Locale;

/**
 * The top singular value of a matrix that changes slowly, by power iteration on WᵀW.
 *
 * <p>Each call goes on from the vector of the call before, so during training some twenty rounds
 * per probe are enough where a cold start reads up to 1 % low. A round is one product with WᵀW,
 * with sums in double precision, and allocates nothing.
 *
 * <p>An object holds the vector of one matrix and belongs to one thread. The same seed and the same
 * calls give the same bits.
 */
public final class PowerIteration {

  /** Share of fresh noise mixed in per call; it changes the value by 1e-6 at most. */
  private static final double NOISE = 1e-3;

  private final int rows;
  private final int columns;
  private final Direction direction;
  private final double[] vector;
  private final GramProduct gram;
  private final double[] product;

  /**
   * What a call found.
   *
   * @param value ‖Wᵀu‖ for the unit vector u reached; never above σ₁ but for rounding
   * @param relativeResidual ‖Wᵀu − sv‖/s with s = ‖Wv‖, u = Wv/s: some singular value lies within
   *     s·relativeResidual/√2 of s. For a well-separated σ₁ the error of the value is of the order
   *     of its square.
   * @param rounds rounds done in this call
   */
  public record Estimate(double value, double relativeResidual, int rounds) {}

  private PowerIteration(int rows, int columns, long seed) {
    this.rows = rows;
    this.columns = columns;
    direction = new Direction(columns, seed);
    vector = direction.values();
    gram = GramProduct.of(rows, columns);
    product = gram.product();
  }

  /**
   * A cold start from a random direction.
   *
   * @param rows m ≥ 1
   * @param columns n ≥ 1
   * @param seed seed of the start vector
   * @throws IllegalArgumentException if a side is not positive
   */
  public static PowerIteration start(int rows, int columns, long seed) {
    Matrix.requireAtLeastOne("rows", rows, "PowerIteration.start");
    Matrix.requireAtLeastOne("columns", columns, "PowerIteration.start");
    return new PowerIteration(rows, columns, seed);
  }

  /**
   * Iterates on from where the last call stopped.
   *
   * <p>A thousandth of fresh noise is mixed into the vector first: without it a vector that has
   * converged to one singular direction could never leave it when another one overtakes.
   *
   * @param matrix m·n finite values, row after row
   * @param rounds at least 1; 20 when warm, 100 or more when cold
   * @return the estimate; value and residual 0 for the zero matrix
   * @throws IllegalArgumentException if the length is not m·n, {@code rounds} &lt; 1, or the matrix
   *     holds a value that is not finite (the stored vector then stays as it was)
   */
  public Estimate iterate(float[] matrix, int rounds) {
    Matrix.requireShape(matrix.length, rows, columns, "PowerIteration.iterate");
    Matrix.requireAtLeastOne("rounds", rounds, "PowerIteration.iterate");
    direction.addNoise(NOISE);
    gram.load(matrix);
    double value = 0;
    double residual = 0;
    for (int round = 0; round < rounds; round++) {
      double squared = gram.times(vector);
      double norm = Direction.norm(product);
      if (!Double.isFinite(norm)) {
        throw new IllegalArgumentException(
            String.format(
                    Locale.ROOT,
                    "the %d×%d matrix holds a value that is not finite (PowerIteration.iterate); did the",
                    rows,
                    columns)
                + " run diverge?");
      }
      if (norm == 0) {
        return new Estimate(0, 0, round + 1);
      }
      if (round == rounds - 1) {
        value = norm / Math.sqrt(squared);
        residual = residual(squared);
      }
      for (int j = 0; j < columns; j++) {
        vector[j] = product[j] / norm;
      }
    }
    return new Estimate(value, residual, rounds);
  }

  /** ‖WᵀWv − s²v‖/s², which is ‖Wᵀu − sv‖/s. */
  private double residual(double squared) {
    double sum = 0;
    for (int j = 0; j < columns; j++) {
      double difference = product[j] / squared - vector[j];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
