package org.refigure.paper.robustlayerwisescaling.proxy;

import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.refigure.data.GaussianStream;
import org.refigure.data.TokenBatch;
import org.refigure.data.TokenSplit;
import org.refigure.data.TokenWindows;
import org.refigure.data.Tokens;
import org.refigure.model.Llama;
import org.refigure.model.Parameters;
import org.refigure.optim.AdamW;
import org.refigure.optim.Optimizer;
import org.refigure.optim.Recipe;
import org.refigure.sweep.Divergence;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;
import org.refigure.train.GainProbe;
import org.refigure.train.HeldOutLoss;
import org.refigure.train.MatrixProbe;
import org.refigure.train.PartedStep;
import org.refigure.train.RandomSigns;
import org.refigure.train.SpectrumProbe;
import org.refigure.train.StepEngine;
import org.refigure.train.StepEngines;
import org.refigure.train.Training;
import org.refigure.train.TrainingRun;
import org.refigure.train.UpdateMoments;

/**
 * One trial of {@link org.refigure.paper.robustlayerwisescaling.LlamaTraining} on a text at hand.
 */
public final class ProxyRun {
  private static final int PROBES = 50;
  private static final int PREDICTION_DRAWS = 4;
  private static final int HELD_OUT_TOKENS = 32_768;

  /** The same windows in every trial, whatever its seed. */
  private static final long HELD_OUT_SEED = 1;

  private final Trial trial;
  private final Recorder recorder;
  private final ProxySetting setting;
  private final Recipe recipe;
  private final Llama llama;
  private final TokenWindows batches;
  private final TokenWindows heldOut;

  /**
   * A trial that is ready to run.
   *
   * @throws IllegalArgumentException if the text has too few tokens for all steps, each seen once
   */
  ProxyRun(Trial trial, Recorder recorder, TokenSplit text) {
    this(trial, recorder, text, ProxySetting.optimizer(trial));
  }

  /**
   * The same under a rule for matrix-like parameters; vector-like ones stay with AdamW, which is a
   * fact of the record where it is another rule.
   */
  public ProxyRun(Trial trial, Recorder recorder, TokenSplit text, Optimizer rule) {
    this.trial = trial;
    this.recorder = recorder;
    setting = ProxySetting.of(trial);
    AdamW adamW = ProxySetting.adamW(trial);
    recipe = setting.recipe(rule, adamW);
    llama = ProxySetting.llama(trial, text.training().vocabulary());
    require("training", setting.steps(), text.training());
    require("held-out", 1, text.heldOut());
    batches = windows(text.training(), trial.streamSeed("data"));
    heldOut = windows(text.heldOut(), HELD_OUT_SEED);
    recorder.fact("text", text.checksum());
    if (!rule.equals(adamW)) {
      recorder.fact("rules", recipe.describe(llama.parameters()));
    }
  }

  /**
   * Trains and records.
   *
   * @throws Divergence if the training left the finite numbers
   */
  public void run() throws InterruptedException {
    try (StepEngine<TokenBatch> engine = engine()) {
      recorder.fact("step engine", engine.provenance());
      PlateauRecords report = new PlateauRecords(setting, recorder);
      UpdateMoments updates = new UpdateMoments();
      Training<TokenBatch> training = training(engine, report, updates);
      TrainingRun run = run(training, report);
      if (run.divergence().isPresent()) {
        throw new Divergence(run.divergence().get().step(), run.divergence().get().reason());
      }
      record(updates);
      report.finish(run);
      recorder.value("tokens", run.steps() * (double) tokensPerStep());
      recorder.value("head rms", training.weights().get("head").rms());
      double loss = heldOutLoss(engine, training.weights());
      recorder.value("final held-out loss", loss);
      recorder.value("gap", loss - report.trainingLoss());
    }
  }

  private TrainingRun run(Training<TokenBatch> training, PlateauRecords report)
      throws InterruptedException {
    try {
      return training.run(setting.steps(), report);
    } finally {
      recorder.inSteps(training.stepSeconds());
    }
  }

  private Training<TokenBatch> training(
      StepEngine<TokenBatch> engine, PlateauRecords report, UpdateMoments updates) {
    long steps = setting.steps();
    long every = Math.max(1, steps / PROBES);
    long measured = Math.min(setting.plateauEnd(), steps - 1);
    LongPredicate regular = step -> step % every == 0 || step == steps - 1;
    TokenBatch probed = heldOut.apply(0);
    return new Training<>(
            engine,
            Parameters.initial(llama.parameters(), new GaussianStream(trial.streamSeed("init"))),
            batches,
            recipe)
        .record(step -> regular.test(step) || step >= PlateauRecords.late(steps))
        .probe(regular, new MatrixProbe())
        .probe(gains(regular), new GainProbe<>(engine, probed))
        .probe(
            regular,
            (step, measurements) ->
                measurements.point("learning rate", step.index(), setting.rateAt(step.index())))
        .probe(step -> step % (5 * every) == 0, new HeldOutLoss<>(engine, probed))
        .probe(step -> step == measured, report)
        .probe(step -> step == steps - 1 && step > measured, new SpectrumProbe())
        .probe(updated(), updates);
  }

  private void record(UpdateMoments updates) {
    for (String name : updates.names()) {
      recorder.vector("row moment of " + name, updates.rowEigenvalues(name));
      recorder.vector("column moment of " + name, updates.columnEigenvalues(name));
      recorder.value(
          name + " predicted top",
          updates.topOverRms(name, PREDICTION_DRAWS, trial.streamSeed("prediction")));
    }
  }

  /** Besides the regular steps, every so many as {@code gainEvery} says. */
  private LongPredicate gains(LongPredicate regular) {
    if (!trial.parameters().containsKey("gainEvery")) {
      return regular;
    }
    int interval = trial.integer("gainEvery");
    return step -> step % interval == 0 || regular.test(step);
  }

  /** The second half of the plateau, in steps of {@code momentEvery}; never without it. */
  private LongPredicate updated() {
    if (!trial.parameters().containsKey("momentEvery")) {
      return step -> false;
    }
    int interval = trial.integer("momentEvery");
    long from = setting.plateauEnd() / 2;
    return step -> step >= from && step < setting.plateauEnd() && (step - from) % interval == 0;
  }

  private StepEngine<TokenBatch> engine() {
    StepEngine<TokenBatch> whole =
        StepEngines.open(llama, trial.text("stepEngine"), trial.text("device"));
    StepEngine<TokenBatch> engine =
        trial.parameters().containsKey("part")
            ? new PartedStep(whole, trial.integer("part"))
            : whole;
    boolean random = trial.parameters().containsKey("randomSigns") && trial.flag("randomSigns");
    return random ? new RandomSigns<>(engine, trial.streamSeed("signs")) : engine;
  }

  private double heldOutLoss(StepEngine<TokenBatch> engine, Parameters weights) {
    long count = Math.max(1, Math.min(heldOut.steps(), HELD_OUT_TOKENS / tokensPerStep()));
    return engine.loss(weights, LongStream.range(0, count).mapToObj(heldOut).toList());
  }

  private void require(String part, long steps, Tokens tokens) {
    long needed = steps * tokensPerStep() + 1;
    if (tokens.length() < needed) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "corpus = \"%s\" has %,d %s tokens and the run needs %,d (%,d × %,d × %,d, each seen"
                  + " once, and one more): take fewer steps or smaller batches, or a larger text"
                  + " (fineweb: put more Parquet files into its folder; nine documents of ten"
                  + " train)",
              trial.text("corpus"),
              tokens.length(),
              part,
              needed,
              steps,
              trial.integer("sequences"),
              trial.integer("length")));
    }
  }

  private TokenWindows windows(Tokens tokens, long seed) {
    return new TokenWindows(tokens, trial.integer("sequences"), trial.integer("length"), seed);
  }

  private int tokensPerStep() {
    return trial.integer("sequences") * trial.integer("length");
  }
}
