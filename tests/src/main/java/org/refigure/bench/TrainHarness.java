package org.refigure.bench;

import java.util.concurrent.Callable;
import org.refigure.data.GaussianStream;
import org.refigure.data.TokenBatch;
import org.refigure.model.Llama;
import org.refigure.model.Parameters;
import org.refigure.optim.Rates;
import org.refigure.optim.Recipe;
import org.refigure.optim.RecipeState;
import org.refigure.optim.Schedule;
import org.refigure.train.Measured;
import org.refigure.train.StepEngine;
import org.refigure.train.StepEngines;
import org.refigure.train.Training;

/**
 * What the loop of a training costs: steps of {@link Training}, its curves recorded, beside the
 * same steps written out by hand, engine and recipe alone.
 */
final class TrainHarness {
  private static final String BY_HAND = "by hand";
  private static final String TRAINING = "Training";
  private static final String AGAIN = "by hand again";
  private static final int STEPS = 200;

  /** A turn is short and the difference a few per mille. */
  private static final int ROUNDS = 41;

  private final Report report;
  private final String engine;
  private final boolean quick;

  TrainHarness(Report report, String engine, boolean quick) {
    this.report = report;
    this.engine = engine;
    this.quick = quick;
  }

  void measure(Proxy proxy) throws Exception {
    report.title("The loop of a training, " + proxy);
    int steps = quick ? 2 : STEPS;
    Llama llama = proxy.llama();
    TokenBatch batch = proxy.batch(0);
    Recipe recipe = Recipe.of(new Rates(1e-3, 0.1), new Rates(1e-3, 0), Schedule.constant());
    Parameters initial = Parameters.initial(llama.parameters(), new GaussianStream(1));
    try (StepEngine<TokenBatch> open = StepEngines.open(llama, engine)) {
      var training = new Training<>(open, initial, step -> batch, recipe);
      Rounds rounds =
          new Rounds()
              .add(BY_HAND, byHand(steps, open, batch, initial, recipe))
              .add(TRAINING, () -> training.run(training.steps() + steps, new Measured()))
              .add(AGAIN, byHand(steps, open, batch, initial, recipe));
      rounds.run(quick ? 1 : ROUNDS);
      double share = 100 * (rounds.speed(BY_HAND, TRAINING).median() - 1);
      report.line(
          "a step by hand takes %s; Training adds %.2f %% (the same by hand again %.2f %%)   %s",
          Report.duration(rounds.timing(BY_HAND).median() / steps),
          share,
          100 * (rounds.speed(BY_HAND, AGAIN).median() - 1),
          Goal.atMost(2).verdict(share));
    }
  }

  private static Callable<Double> byHand(
      int steps,
      StepEngine<TokenBatch> engine,
      TokenBatch batch,
      Parameters initial,
      Recipe recipe) {
    Parameters weights = initial.copy();
    Parameters gradient = initial.zeros();
    RecipeState state = recipe.start(initial);
    return () -> {
      double sum = 0;
      for (int i = 0; i < steps; i++) {
        sum += engine.lossAndGradient(weights, batch, gradient);
        sum += recipe.step(weights, gradient, state);
      }
      return sum;
    };
  }
}
