package org.refigure.spectrum;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The top singular value of a matrix that changes slowly, to a stated residual, by Lanczos'
 * iteration on WᵀW (Golub and Van Loan, Matrix Computations, 10.1) from the vector of the call
 * before.
 *
 * <p>A product with WᵀW is what costs. {@link PowerIteration} keeps the last one only; this takes
 * the best vector in the span of all, with full reorthogonalisation, so that a few products do the
 * work of twenty. It stops by its residual and not by a count: a warm call ends sooner than a cold
 * one, and both give the same value to that tolerance, so a run that was resumed, whose vector is
 * lost, gives the same curve.
 *
 * <p>An object holds the vector of one matrix and belongs to one thread. The same seed and the same
 * calls give the same bits.
 */
public final class LanczosIteration {
  /** Share of fresh noise mixed in per call, so that an overtaken direction can be left. */
  private static final double NOISE = 1e-3;

  /** Vectors kept at once; then the best vector in their span starts anew. */
  private static final int SPAN = 20;

  private final int rows;
  private final int columns;
  private final GramProduct gram;
  private final Direction direction;
  private final double[][] basis = new double[SPAN][];
  private final double[] vector;

  private LanczosIteration(int rows, int columns, long seed, GramProduct gram) {
    this.rows = rows;
    this.columns = columns;
    this.gram = gram;
    direction = new Direction(columns, seed);
    for (int i = 0; i < SPAN; i++) {
      basis[i] = new double[columns];
    }
    vector = direction.values();
  }

  /**
   * A cold start from a random direction.
   *
   * @param rows m ≥ 1
   * @param columns n ≥ 1
   * @param seed seed of the start vector
   * @throws IllegalArgumentException if a side is not positive
   */
  public static LanczosIteration start(int rows, int columns, long seed) {
    Matrix.requireAtLeastOne("rows", rows, "LanczosIteration.start");
    Matrix.requireAtLeastOne("columns", columns, "LanczosIteration.start");
    return new LanczosIteration(rows, columns, seed, GramProduct.of(rows, columns));
  }

  /**
   * Iterates on from where the last call stopped, until the residual is small.
   *
   * @param matrix m·n finite values, row after row
   * @param tolerance largest relative residual r: with the next singular value at (1 − δ)σ₁ the
   *     value is low by about r²/(4δ) of itself
   * @param most products with WᵀW at which it stops all the same, at least 1
   * @return the estimate, its residual and the products it took; value and residual 0 for the zero
   *     matrix
   * @throws IllegalArgumentException if the length is not m·n, {@code most} &lt; 1, the tolerance
   *     is negative, or the matrix holds a value that is not finite (the stored vector then stays)
   */
  public PowerIteration.Estimate iterate(float[] matrix, double tolerance, int most) {
    Matrix.requireShape(matrix.length, rows, columns, "LanczosIteration.iterate");
    Matrix.requireAtLeastOne("most", most, "LanczosIteration.iterate");
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "tolerance = %s must be ≥ 0 (LanczosIteration.iterate)", tolerance));
    }
    direction.addNoise(NOISE);
    gram.load(matrix);
    return iterate(tolerance, most);
  }

  /**
   * The top singular value of a matrix outside the heap, once, from a random direction; for
   * matrices of which a copy would be too much.
   *
   * @param matrix a direct buffer in native order whose first m·n numbers, all finite, are the
   *     matrix, row after row
   * @param rows m ≥ 1
   * @param columns n ≥ 1
   * @param seed seed of the start vector
   * @param tolerance largest relative residual; about 1e-6 is within reach
   * @param most products with WᵀW at which it stops all the same
   * @throws IllegalArgumentException if a side is not positive or the buffer is shorter
   */
  public static PowerIteration.Estimate top(
      FloatBuffer matrix, int rows, int columns, long seed, double tolerance, int most) {
    requireRoom(matrix.capacity(), rows, columns);
    GramProduct gram = GramProduct.of(matrix, rows, columns);
    return new LanczosIteration(rows, columns, seed, gram).iterate(tolerance, most);
  }

  /**
   * The same of a matrix in bfloat16, whose products read half as many bytes.
   *
   * @param matrix an array that begins with m·n numbers, row after row, each the upper half of a
   *     float32
   * @throws IllegalArgumentException if a side is not positive or the array is shorter
   * @throws IllegalStateException unless {@link #readsBfloat16}
   */
  public static PowerIteration.Estimate top(
      short[] matrix, int rows, int columns, long seed, double tolerance, int most) {
    requireRoom(matrix.length, rows, columns);
    if (!readsBfloat16()) {
      throw new IllegalStateException(
          "bfloat16 needs --add-modules " + VectorModule.NAME + ": widen the matrix to float32");
    }
    GramProduct gram = GramProduct.of(matrix, rows, columns);
    return new LanczosIteration(rows, columns, seed, gram).iterate(tolerance, most);
  }

  /**
   * Whether {@code top} takes a matrix of this shape by two threads: then others need not be taken
   * beside it.
   */
  public static boolean takesTwoThreads(int rows, int columns) {
    return SharedProduct.isWorthIt(rows, columns);
  }

  /** Whether this JVM was started with the Vector API, by which bfloat16 is read. */
  public static boolean readsBfloat16() {
    return VectorModule.isPresent();
  }

  private static void requireRoom(int capacity, int rows, int columns) {
    Matrix.requireAtLeastOne("rows", rows, "LanczosIteration.top");
    Matrix.requireAtLeastOne("columns", columns, "LanczosIteration.top");
    if (capacity < (long) rows * columns) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the room of %d numbers must hold a %d×%d matrix (LanczosIteration.top)",
              capacity,
              rows,
              columns));
    }
  }

  private PowerIteration.Estimate iterate(double tolerance, int most) {
    PowerIteration.Estimate estimate = new PowerIteration.Estimate(0, Double.MAX_VALUE, 0);
    while (estimate.relativeResidual() > tolerance && estimate.rounds() < most) {
      estimate = span(tolerance, most, estimate.rounds());
    }
    return estimate;
  }

  /** One span of vectors from the stored one, which becomes the best vector in it. */
  private PowerIteration.Estimate span(double tolerance, int most, int before) {
    double[] diagonal = new double[SPAN];
    double[] offDiagonal = new double[SPAN];
    System.arraycopy(vector, 0, basis[0], 0, columns);
    for (int k = 1; ; k++) {
      diagonal[k - 1] = gram.times(basis[k - 1]);
      if (!Double.isFinite(diagonal[k - 1])) {
        throw new IllegalArgumentException(
            String.format(
                    Locale.ROOT,
                    "the %d×%d matrix holds a value that is not finite (LanczosIteration.iterate); did the",
                    rows,
                    columns)
                + " run diverge?");
      }
      if (diagonal[0] == 0) {
        return new PowerIteration.Estimate(0, 0, before + k);
      }
      double[] next = gram.product();
      orthogonalise(next, k);
      orthogonalise(next, k);
      offDiagonal[k - 1] = Direction.norm(next);
      Ritz ritz = Ritz.top(diagonal, offDiagonal, k);
      boolean exhausted = offDiagonal[k - 1] <= 1e-14 * ritz.value;
      if (ritz.residual <= tolerance || exhausted || k == SPAN || before + k >= most) {
        combine(ritz.weights);
        return new PowerIteration.Estimate(Math.sqrt(ritz.value), ritz.residual, before + k);
      }
      for (int j = 0; j < columns; j++) {
        basis[k][j] = next[j] / offDiagonal[k - 1];
      }
    }
  }

  /** Takes out of x what lies in the first k vectors; twice is enough (Parlett's rule). */
  private void orthogonalise(double[] x, int k) {
    for (int i = 0; i < k; i++) {
      double[] each = basis[i];
      double inner = Direction.inner(each, x);
      for (int j = 0; j < columns; j++) {
        x[j] -= inner * each[j];
      }
    }
  }

  private void combine(double[] weights) {
    Arrays.fill(vector, 0);
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < columns; j++) {
        vector[j] += weights[i] * basis[i][j];
      }
    }
  }

  /**
   * The top eigenvalue of WᵀW within a span.
   *
   * @param value θ, never above σ₁² but for rounding
   * @param residual ‖WᵀWy − θy‖/θ of its vector y
   * @param weights of y in the basis
   */
  private record Ritz(double value, double residual, double[] weights) {
    /** Of the k×k tridiagonal matrix that Lanczos' iteration makes. */
    static Ritz top(double[] diagonal, double[] offDiagonal, int k) {
      if (k == 1) {
        return new Ritz(diagonal[0], offDiagonal[0] / diagonal[0], new double[] {1});
      }
      var eigen =
          new EigenDecompositionSymmetric(
              Arrays.copyOf(diagonal, k), Arrays.copyOf(offDiagonal, k - 1));
      double value = eigen.getEigenvalue(0);
      double[] weights = eigen.getEigenvector(0).toArray();
      return new Ritz(value, offDiagonal[k - 1] * Math.abs(weights[k - 1]) / value, weights);
    }
  }
}
