package org.refigure.bench;

import java.util.Locale;
import org.refigure.data.GaussianStream;
import org.refigure.data.TokenBatch;
import org.refigure.model.Llama;
import org.refigure.model.Parameters;
import org.refigure.optim.Rates;
import org.refigure.optim.Recipe;
import org.refigure.optim.RecipeState;
import org.refigure.optim.Schedule;
import org.refigure.train.StepEngine;
import org.refigure.train.StepEngines;

/** Full training steps of a model, one a call: forward, backward, clip, AdamW. */
final class TrainingSteps implements Candidate {
  private static final int BATCHES = 8;

  private final StepEngine<TokenBatch> engine;
  private final Parameters weights;
  private final Parameters gradient;
  private final Recipe recipe;
  private final RecipeState state;
  private final TokenBatch[] batches = new TokenBatch[BATCHES];

  /**
   * A training before its first step.
   *
   * @param word {@code djl} or {@code fused}
   * @throws IllegalStateException if that engine does not work here; says why
   */
  TrainingSteps(Proxy proxy, String word) {
    Llama llama = proxy.llama();
    engine = StepEngines.open(llama, word);
    weights = Parameters.initial(llama.parameters(), new GaussianStream(1));
    gradient = Parameters.zeros(llama.parameters());
    recipe = Recipe.of(new Rates(1e-3, 0.1), new Rates(1e-3, 0), Schedule.constant());
    state = recipe.start(llama.parameters());
    for (int i = 0; i < BATCHES; i++) {
      batches[i] = proxy.batch(i);
    }
  }

  /** Takes a step; the loss before it. */
  @Override
  public Double call() {
    TokenBatch batch = batches[(int) (state.steps() % BATCHES)];
    double loss = engine.lossAndGradient(weights, batch, gradient);
    double norm = recipe.step(weights, gradient, state);
    if (!Double.isFinite(loss + norm)) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "loss = %s, gradient norm = %s", loss, norm));
    }
    return loss;
  }

  /** The engine's part of a step: loss and gradient. */
  double lossAndGradient() {
    return engine.lossAndGradient(weights, batches[0], gradient);
  }

  StepEngine<TokenBatch> engine() {
    return engine;
  }

  Parameters weights() {
    return weights;
  }

  /** Updates u of the last step. */
  Parameters updates() {
    return gradient;
  }

  TokenBatch batch() {
    return batches[0];
  }

  @Override
  public void close() {
    engine.close();
  }
}
