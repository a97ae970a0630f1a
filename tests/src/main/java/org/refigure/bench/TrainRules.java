package org.refigure.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.refigure.model.ParameterClass;
import org.refigure.model.Parameters;
import org.refigure.optim.AdamW;
import org.refigure.optim.NewtonSchulz;
import org.refigure.optim.Optimizer;
import org.refigure.optim.Recipe;
import org.refigure.optim.RecipeState;

/**
 * What every update rule costs beside the engine's part of a step: a row per rule, on all matrices
 * of the model; vectors stay with AdamW.
 *
 * <p>The exact polar factor is left out: a decomposition of every matrix is no rule for such sizes.
 */
final class TrainRules {
  private static final String ENGINE = "loss and gradient";

  /** Nothing moves, so every round costs the same. */
  private static final double LEARNING_RATE = 1e-12;

  private final Report report;
  private final String engine;
  private final boolean quick;

  TrainRules(Report report, String engine, boolean quick) {
    this.report = report;
    this.engine = engine;
    this.quick = quick;
  }

  void measure(Proxy proxy) throws Exception {
    report.title("Update rules, " + proxy);
    Map<String, Optimizer> rules = new LinkedHashMap<>(Optimizer.named());
    rules.remove("Muon exact");
    try (TrainingSteps training = new TrainingSteps(proxy, engine)) {
      training.call();
      Rounds rounds = new Rounds().add(ENGINE, training::lossAndGradient);
      rules.forEach((name, rule) -> rounds.add(name, new RuleStep(rule, training)));
      rounds.run(quick ? 1 : 5);
      double whole = rounds.timing(ENGINE).median() + rounds.timing("AdamW").median();
      for (String name : rules.keySet()) {
        double seconds = rounds.timing(name).median();
        double share = 100 * seconds / (rounds.timing(ENGINE).median() + seconds);
        String goal =
            switch (name) {
              case "AdamW" -> "   " + Goal.atMost(2).verdict(share);
              case "Muon" -> "   " + Goal.atMost(15).verdict(share);
              default -> "";
            };
        report.line(
            "%-16s %10s   %.1f %% of its training step%s",
            name, Report.duration(seconds), share, goal);
      }
      report.line("a whole step with AdamW takes %s", Report.duration(whole));
      muon(proxy, rounds);
    }
  }

  /** What of Muon's time is operations that cannot be saved, and which batch would hide them. */
  private void muon(Proxy proxy, Rounds rounds) {
    double operations =
        proxy.llama().parameters().stream()
            .filter(each -> each.kind() == ParameterClass.MATRIX)
            .mapToDouble(each -> NewtonSchulz.MUON.flops(each.rows(), each.columns()))
            .sum();
    var product = new PeakProduct(quick ? 64 : 256);
    double peak = 0;
    for (int i = 0; i < 50; i++) {
      long start = System.nanoTime();
      product.call();
      peak = Math.max(peak, product.flops() / (1e-9 * (System.nanoTime() - start)));
    }
    product.close();
    double muon = rounds.timing("Muon").median();
    double gradient = rounds.timing(ENGINE).median();
    report.line(
        "Newton–Schulz: %.2f GFLOP beside %.2f of loss and gradient, so %.0f %% at equal speed;"
            + " Muon's step reaches %.2f of a product's %.0f GFLOP/s",
        1e-9 * operations,
        1e-9 * proxy.flopsPerStep(),
        100 * operations / (operations + proxy.flopsPerStep()),
        operations / muon / peak,
        1e-9 * peak);
    report.line(
        "15 %% of a training step need %,.0f tokens a step; this one has %,d",
        proxy.tokensPerStep() * muon / gradient * 85 / 15, proxy.tokensPerStep());
  }

  /** Weights, gradient and state of one rule. */
  private static final class RuleStep implements Callable<Double> {
    private final Recipe recipe;
    private final Parameters weights;
    private final Parameters gradient;
    private final RecipeState state;

    RuleStep(Optimizer rule, TrainingSteps training) {
      recipe =
          Recipe.of(rule, LEARNING_RATE)
              .vectors(AdamW.LANGUAGE_MODEL, LEARNING_RATE)
              .decay(0.1)
              .clip(1);
      weights = training.weights().copy();
      gradient = training.updates().copy();
      state = recipe.start(weights);
    }

    @Override
    public Double call() {
      return recipe.step(weights, gradient, state);
    }
  }
}
