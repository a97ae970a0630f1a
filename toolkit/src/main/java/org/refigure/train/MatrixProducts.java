package org.refigure.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** How fast the engine multiplies: what a training's speed is a share of. */
public final class MatrixProducts {
  private static final int SIDE = 1024;
  private static final int ROUNDS = 7;

  private MatrixProducts() {}

  /**
   * Floating-point operations per second of float32 products of two square matrices of 1,024, the
   * best of a few: on one thread on {@code cpu}. Takes about a second on a slow core.
   *
   * @param device {@code cpu} or {@code gpu0}, {@code gpu1}, …
   * @throws IllegalArgumentException if there is no such device
   */
  public static double peak(String device) {
    try (NDManager scope = PyTorch.scope(device)) {
      NDArray matrix = scope.ones(new Shape(SIDE, SIDE));
      double best = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        try (NDArray product = matrix.matMul(matrix)) {
          product.getFloat(0, 0); // waits for a device that computes later
        }
        best = Math.max(best, 2e9 * SIDE * SIDE * (double) SIDE / (System.nanoTime() - start));
      }
      return best;
    }
  }
}
