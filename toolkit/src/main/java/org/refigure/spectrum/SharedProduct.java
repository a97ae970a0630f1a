package org.refigure.spectrum;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * WᵀWv of a large matrix by two threads, each of which has half of the rows: with U above and L
 * below, WᵀWv = UᵀUv + LᵀLv. The halves are always the same, so are the bits, on one core as well.
 *
 * <p>Two matrices at a time, one a thread, would push each other out of the last cache; one does
 * with half of the room.
 */
final class SharedProduct extends GramProduct {
  /** Numbers from which on a matrix is large: 8 megabytes of bfloat16. */
  private static final int LARGE = 1 << 22;

  private final GramProduct upper;
  private final GramProduct lower;

  /** Of two matrices with as many columns, one above the other. */
  SharedProduct(GramProduct upper, GramProduct lower) {
    super(upper.rows + lower.rows, upper.columns);
    this.upper = upper;
    this.lower = lower;
  }

  /** Whether a matrix is worth two threads. */
  static boolean isWorthIt(int rows, int columns) {
    return (long) rows * columns > LARGE && rows > 1;
  }

  @Override
  void load(float[] matrix) {
    int half = upper.rows * columns;
    upper.load(Arrays.copyOf(matrix, half));
    lower.load(Arrays.copyOfRange(matrix, half, matrix.length));
  }

  @Override
  double times(double[] vector) {
    ForkJoinTask<Double> below = ForkJoinPool.commonPool().submit(() -> lower.times(vector));
    double squared = upper.times(vector);
    squared += below.join();
    double[] product = product();
    for (int j = 0; j < columns; j++) {
      product[j] = upper.product()[j] + lower.product()[j];
    }
    return squared;
  }
}
