package org.refigure.paper.softequivariance;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Pairs;
import org.refigure.optim.Adam;
import org.refigure.optim.Optimizer;
import org.refigure.optim.Recipe;
import org.refigure.train.Measurements;
import org.refigure.train.Probe;
import org.refigure.train.TapeStep;
import org.refigure.train.Training;

/**
 * A training with penalties that tunes their λ once: after a warm-up, from the R of the step at
 * which the error on all training data was lowest so far, by {@link SoftFit#tuned}.
 *
 * @param fit the loss, with the λ to start from
 * @param hard a group onto whose maps the layers are projected after every step, if any
 * @param power p of the tuning
 * @param steps of Adam at 1e-3
 * @param keepsNorm whether layers that are projected at the start are scaled back to the norm they
 *     had: without that a network with SO(3) built in starts with a third of the signal in each
 * @param batch examples of a step, or all if there are fewer
 */
public record SoftTraining(
    SoftFit fit, Optional<Symmetry> hard, double power, int steps, boolean keepsNorm, int batch) {
  private static final double WARM_UP = 0.3;
  private static final int EVERY = 50;

  /** Projected layers start as small as the projection leaves them; batches of 256. */
  public SoftTraining(SoftFit fit, Optional<Symmetry> hard, double power, int steps) {
    this(fit, hard, power, steps, false);
  }

  /** Batches of 256. */
  public SoftTraining(
      SoftFit fit, Optional<Symmetry> hard, double power, int steps, boolean keepsNorm) {
    this(fit, hard, power, steps, keepsNorm, 256);
  }

  /** The same with batches of another size. */
  public SoftTraining batch(int examples) {
    return new SoftTraining(fit, hard, power, steps, keepsNorm, examples);
  }

  /**
   * What was learned.
   *
   * @param fit the loss with the λ at the end
   * @param weights at the end
   */
  public record Result(SoftFit fit, Parameters weights) {}

  /**
   * Trains; records R of each candidate as the curves {@code distance O2_X}, … and the training
   * error.
   *
   * @param data decides the batches
   * @param init decides the weights at the start
   * @throws InterruptedException if the thread was interrupted
   */
  public Result run(Pairs pairs, long data, long init, Measurements out)
      throws InterruptedException {
    Optimizer rule = Adam.STANDARD;
    Parameters start = Parameters.initialDoubles(fit.parameters(), new GaussianStream(init));
    if (hard.isPresent()) {
      Symmetry group = hard.get();
      start
          .descriptions(ParameterClass.MATRIX)
          .forEach(each -> start.write(each.name(), begun(group, start.getDoubles(each.name()))));
      rule =
          rule.then(
              "projected on " + group,
              w -> {
                if (w.shape().kind() == ParameterClass.MATRIX) {
                  double[] projected = group.project(w.values(), w.columns());
                  System.arraycopy(projected, 0, w.values(), 0, projected.length);
                }
              });
    }
    Recipe recipe = Recipe.of(rule, 1e-3);
    var batches = pairs.batches(Math.min(batch, pairs.size()), data);
    Map<Symmetry, Double> best = new EnumMap<>(Symmetry.class);
    double[] lowest = {Double.POSITIVE_INFINITY};
    Probe watch =
        (step, measurements) -> {
          double error = fit.error(step.weights(), pairs);
          measurements.point("training error", step.index(), error);
          for (Symmetry each : fit.lambdas().keySet()) {
            double penalty = fit.penalty(each, step.weights());
            measurements.point("distance " + each, step.index(), penalty);
            if (error < lowest[0]) {
              best.put(each, penalty);
            }
          }
          lowest[0] = Math.min(lowest[0], error);
        };
    boolean soft = fit.lambdas().values().stream().anyMatch(lambda -> lambda > 0);
    var first = new Training<>(new TapeStep<>(fit), start, batches, recipe).probe(EVERY, watch);
    first.run(soft ? Math.round(WARM_UP * steps) : steps, out);
    if (!soft) {
      return new Result(fit, first.weights());
    }
    SoftFit tuned = fit.tuned(best, power);
    var second = new Training<>(new TapeStep<>(tuned), start, batches, recipe).probe(EVERY, watch);
    second.resume(first.checkpoint());
    second.run(steps, out);
    return new Result(tuned, second.weights());
  }

  private double[] begun(Symmetry group, DoubleMatrix w) {
    double[] projected = group.project(w.data(), w.columns());
    double factor = keepsNorm ? norm(w.data()) / norm(projected) : 1;
    for (int i = 0; i < projected.length; i++) {
      projected[i] *= factor;
    }
    return projected;
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double each : values) {
      sum += each * each;
    }
    return Math.sqrt(sum);
  }
}
