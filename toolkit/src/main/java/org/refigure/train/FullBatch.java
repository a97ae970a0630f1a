package org.refigure.train;

import java.util.function.BiConsumer;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.optim.Lbfgs;

/**
 * L-BFGS on all data at once, for smooth models after (or instead of) a {@link Training}: {@code
 * FullBatch.minimise(new TapeStep<>(model), training.weights(), data, new Lbfgs(50, 1e-9), 200)}.
 */
public final class FullBatch {
  private FullBatch() {}

  /**
   * Moves the weights to where the loss of one batch is lower.
   *
   * @param weights float64, changed in place
   * @param iterations most steps
   * @return how it went; its value is the loss
   * @throws IllegalArgumentException if the weights are float32, or the loss is not finite there
   * @throws InterruptedException if the thread was interrupted; the weights stay as they were
   */
  public static <B> Lbfgs.Result minimise(
      StepEngine<B> engine, Parameters weights, B batch, Lbfgs method, int iterations)
      throws InterruptedException {
    return minimise(engine, weights, batch, method, iterations, (iteration, at) -> {});
  }

  /**
   * The same, followed.
   *
   * @param follower is told the number of steps taken and the weights there, which it must not keep
   */
  public static <B> Lbfgs.Result minimise(
      StepEngine<B> engine,
      Parameters weights,
      B batch,
      Lbfgs method,
      int iterations,
      BiConsumer<Integer, Parameters> follower)
      throws InterruptedException {
    if (!weights.areDoubles()) {
      throw new IllegalArgumentException(
          "L-BFGS needs float64 weights: start from Parameters.initialDoubles");
    }
    Parameters at = weights.copy();
    Parameters gradient = weights.zeros();
    Lbfgs.Result result =
        method.minimise(
            (x, slope) -> {
              unpack(x, at);
              double loss = engine.lossAndGradient(at, batch, gradient);
              pack(gradient, slope);
              return loss;
            },
            pack(weights, new double[Math.toIntExact(weights.size())]),
            iterations,
            (iteration, x) -> {
              unpack(x, at);
              follower.accept(iteration, at);
            });
    unpack(result.x(), weights);
    return result;
  }

  private static double[] pack(Parameters from, double[] to) {
    int at = 0;
    for (ParameterShape each : from.descriptions()) {
      System.arraycopy(from.getDoubles(each.name()).data(), 0, to, at, each.size());
      at += each.size();
    }
    return to;
  }

  private static void unpack(double[] from, Parameters to) {
    int at = 0;
    for (ParameterShape each : to.descriptions()) {
      System.arraycopy(from, at, to.getDoubles(each.name()).data(), 0, each.size());
      at += each.size();
    }
  }
}
