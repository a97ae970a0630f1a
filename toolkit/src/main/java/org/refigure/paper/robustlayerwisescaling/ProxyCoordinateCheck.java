package org.refigure.paper.robustlayerwisescaling;

import java.util.List;
import java.util.Map;
import org.refigure.Scale;
import org.refigure.data.Corpora;
import org.refigure.data.Corpus;
import org.refigure.data.GaussianStream;
import org.refigure.data.TokenBatch;
import org.refigure.data.TokenWindows;
import org.refigure.model.Llama;
import org.refigure.model.LlamaNetwork;
import org.refigure.model.ParameterClass;
import org.refigure.model.Parameters;
import org.refigure.optim.AdamW;
import org.refigure.optim.Rates;
import org.refigure.optim.Recipe;
import org.refigure.optim.RecipeState;
import org.refigure.optim.ScalingRule;
import org.refigure.optim.Schedule;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Trial;
import org.refigure.train.DjlStep;

/**
 * The coordinate check on the language model: in the first steps every activation must move equally
 * far at every width under μP (Yang and Hu, arXiv 2203.03466).
 *
 * <p>Parameters of a trial: {@code rule}, {@code width}, {@code baseWidth}. Ten steps of AdamW at
 * the common base rate, no warm-up. Records a curve for each of {@link #ACTIVATIONS}: rms of the
 * change of the products of the last block and of the logits since step 0, on one fixed batch.
 */
public final class ProxyCoordinateCheck implements Experiment {
  private static final int LAYERS = 2;
  private static final int LENGTH = 64;
  private static final int SEQUENCES = 8;
  private static final int HEAD_SIZE = 16;
  private static final long PROBE_SEED = 1;

  /** Curve → the parameter whose product is watched. */
  private static final Map<String, String> PRODUCTS =
      Map.of("query", "layers.1.query", "gate", "layers.1.gate", "logits", "head");

  /** The activations that are watched. */
  static final List<String> ACTIVATIONS = List.of("query", "gate", "logits");

  /** The trials to run: μP with the paper's decay and the standard parameterisation. */
  public static Sweep sweep(ProxyGrid grid) {
    return Sweep.of(ProxyCoordinateCheck.class)
        .fix("baseWidth", grid.baseWidth())
        .over("rule", ScalingRule.SQUARE_ROOT_DECAY.name(), ScalingRule.STANDARD.name())
        .over("width", grid.widths().toArray())
        .seeds(grid.scale() == Scale.SMOKE ? 1 : 3);
  }

  /** 2: the logits carry the read-out's multiplier. */
  @Override
  public int version() {
    return 2;
  }

  @Override
  public Map<String, String> data() {
    return Map.of(Corpora.JAVA.file(), Corpora.JAVA.sha256());
  }

  @Override
  public double cost(Trial trial) {
    return Math.pow(trial.integer("width"), 2) + 10_000;
  }

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    run(trial, recorder, Corpus.load(Corpora.JAVA));
  }

  /** The same on a text at hand. */
  static void run(Trial trial, Recorder recorder, Corpus corpus) throws InterruptedException {
    ScalingRule rule = ScalingRule.named(trial.text("rule"));
    int width = trial.integer("width");
    int base = trial.integer("baseWidth");
    Llama llama =
        Llama.of(
            new Llama.Size(corpus.training().vocabulary(), width, LAYERS, 2.5),
            HEAD_SIZE,
            rule.readOut(1, width, base));
    Rates rates = new Rates(ProxyGrid.COMMON_RATE, ProxyGrid.BASE_DECAY);
    Recipe recipe =
        new Recipe(
            new AdamW(ProxySetting.BETA1, 0.95, 1e-10),
            Recipe.byClass(
                rule.rates(ParameterClass.MATRIX, rates, width, base),
                new Rates(ProxyGrid.COMMON_RATE, 0)),
            Schedule.constant(),
            1);
    Parameters weights =
        Parameters.initial(llama.parameters(), new GaussianStream(trial.streamSeed("init")));
    Parameters gradient = Parameters.zeros(llama.parameters());
    RecipeState state = recipe.start(llama.parameters());
    TokenWindows batches =
        new TokenWindows(corpus.training(), SEQUENCES, LENGTH, trial.streamSeed("data"));
    TokenBatch probe = new TokenWindows(corpus.heldOut(), SEQUENCES, LENGTH, PROBE_SEED).apply(0);
    try (DjlStep<TokenBatch> engine = new DjlStep<>(new LlamaNetwork(llama))) {
      Map<String, float[]> start = engine.products(weights, probe);
      for (int step = 1; step <= CoordinateCheck.STEPS; step++) {
        if (Thread.interrupted()) {
          throw new InterruptedException("coordinate check stopped before step " + step);
        }
        engine.lossAndGradient(weights, batches.apply(step - 1), gradient);
        recipe.step(weights, gradient, state);
        Map<String, float[]> now = engine.products(weights, probe);
        for (String activation : ACTIVATIONS) {
          String product = PRODUCTS.get(activation);
          double moved = CoordinateCheck.distance(start.get(product), now.get(product));
          double factor = activation.equals("logits") ? llama.readOut().multiplier() : 1;
          recorder.point(activation, step, factor * moved);
        }
      }
    }
  }
}
