package org.refigure.pde;

import java.util.Locale;
import org.refigure.data.GaussianStream;
import org.refigure.model.Parameters;
import org.refigure.optim.Adam;
import org.refigure.optim.Lbfgs;
import org.refigure.optim.Recipe;
import org.refigure.sweep.Divergence;
import org.refigure.train.FullBatch;
import org.refigure.train.TapeStep;
import org.refigure.train.Training;

/**
 * The usual training of a {@link Pinn}: Adam at rate 10⁻³, then L-BFGS with a memory of 50 on all
 * points. Every so many steps the points are weighed anew.
 *
 * @param adam steps
 * @param lbfgs iterations
 * @param every steps between two weighings, at least 1
 * @param restarts whether L-BFGS begins with an empty memory at each weighing; without, its points
 *     are weighed once
 * @param weighing how much each point counts
 * @param balance of the two losses during Adam
 */
public record CollocationFit(
    int adam, int lbfgs, int every, boolean restarts, Weighing weighing, Pinn.Balance balance) {
  /** Is told where a training is. */
  @FunctionalInterface
  public interface Watch {
    /**
     * At each weighing and at the end.
     *
     * @param step steps taken
     * @param weights the network, not to be changed or kept
     * @param pointWeights the weights of the last weighing
     */
    void seen(int step, Parameters weights, double[] pointWeights);
  }

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public CollocationFit {
    if (adam < 0 || lbfgs < 0 || every < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d + %d steps, weighed every %d: steps must be ≥ 0, the interval ≥ 1"
                  + " (collocation fit)",
              adam,
              lbfgs,
              every));
    }
  }

  /**
   * Trains.
   *
   * @param seed of the initial weights
   * @return the trained weights
   * @throws Divergence if the loss leaves the finite numbers
   * @throws InterruptedException if the thread was interrupted
   */
  public Parameters run(Pinn pinn, long seed, Watch watch) throws InterruptedException {
    var engine = new TapeStep<>(pinn);
    var now = new Pinn.Weighed[1];
    var training =
        new Training<>(
            engine,
            Parameters.initialDoubles(pinn.parameters(), new GaussianStream(seed)),
            step -> now[0],
            Recipe.of(Adam.STANDARD, 1e-3));
    Parameters weights = training.weights();
    for (int step = 0; step < adam; step += every) {
      now[0] = weighed(pinn, weights, step, balance);
      watch.seen(step, weights, now[0].weights());
      training.run(Math.min(step + every, adam), (curve, at, value) -> {}).orThrow(Divergence::new);
    }
    int most = restarts ? every : Math.max(lbfgs, 1);
    for (int step = adam; step < adam + lbfgs; step += most) {
      var batch = weighed(pinn, weights, step, Pinn.Balance.NONE);
      int start = step;
      watch.seen(start, weights, batch.weights());
      FullBatch.minimise(
          engine,
          weights,
          batch,
          new Lbfgs(50, 0),
          Math.min(most, adam + lbfgs - step),
          (iteration, at) -> {
            if (iteration % every == 0 && iteration < most) {
              watch.seen(start + iteration, at, batch.weights());
            }
          });
      now[0] = batch;
    }
    watch.seen(adam + lbfgs, weights, now[0] == null ? new double[0] : now[0].weights());
    return weights;
  }

  private Pinn.Weighed weighed(Pinn pinn, Parameters at, int step, Pinn.Balance terms) {
    return new Pinn.Weighed(weighing.weights(pinn.residuals(at), step, adam + lbfgs), terms);
  }
}
