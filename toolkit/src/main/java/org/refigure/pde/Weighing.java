package org.refigure.pde;

import java.util.Arrays;
import org.refigure.data.Samples;

/** How much each collocation point counts, decided anew every so many steps. */
@FunctionalInterface
public interface Weighing {
  /** Every point counts the same. */
  Weighing UNIFORM =
      (residuals, step, total) -> {
        double[] ones = new double[residuals.length];
        Arrays.fill(ones, 1);
        return ones;
      };

  /**
   * Weights of mean 1.
   *
   * @param residuals of the equation, one a point
   * @param step the step that is next, from 0
   * @param total steps of the whole training
   */
  double[] weights(double[] residuals, long step, long total);

  /**
   * The same weights given to random points: what is left of them when they know nothing.
   *
   * @param seed decides the orders, together with the step
   */
  default Weighing shuffled(long seed) {
    return (residuals, step, total) -> {
      double[] own = weights(residuals, step, total);
      int[] order = Samples.order(own.length, seed + step);
      return Arrays.stream(order).mapToDouble(i -> own[i]).toArray();
    };
  }
}
