package org.refigure.paper.robustlayerwisescaling;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.refigure.data.Corpora;
import org.refigure.data.Corpus;
import org.refigure.data.Dataset;
import org.refigure.data.FineWebEdu;
import org.refigure.data.TokenSplit;
import org.refigure.data.Tokenizer;
import org.refigure.model.Llama;
import org.refigure.optim.Optimizer;
import org.refigure.paper.robustlayerwisescaling.proxy.ProxyRun;
import org.refigure.paper.robustlayerwisescaling.proxy.ProxySetting;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;
import org.refigure.train.GainProbe;
import org.refigure.train.HeldOutLoss;
import org.refigure.train.MatrixProbe;
import org.refigure.train.StepEngines;

/**
 * A small language model of the paper's kind, trained once over bytes of a text.
 *
 * <p>Parameters of a trial: {@code rule} (name of a {@link org.refigure.optim.ScalingRule}), {@code
 * width} d, {@code baseRate} η_b, {@code baseDecay} λ₀, {@code layers}, {@code length} and {@code
 * sequences} of a batch, {@code steps} T, {@code decayFrom} (share of T after which the rate falls
 * to zero; 1 for a constant rate), {@code corpus} (java, glosses, or fineweb: {@link FineWebEdu} in
 * GPT-2's tokens, all that its files hold), {@code epsilon} of AdamW, {@code stepEngine} and {@code
 * device} ({@link StepEngines}). Ones that a trial may leave out: {@code rateFactor} and {@code
 * decayFactor} of matrix-like η and λ (1), {@code gainEvery} (steps between two measurements of the
 * gains; T/50), {@code momentEvery} (steps between two updates whose second moments are averaged;
 * none), {@code randomSigns} (true: the negative control that gives every matrix-like gradient
 * entry a random sign; false), {@code vectorDecay} (λ₁ of vector-like parameters; 0), {@code
 * baseWidth} (d₀; 64), {@code headSize} (16), {@code part} (sequences computed at a time; all),
 * {@code schedule} ({@code cosine}: half a cosine to zero after the warm-up, with {@code decayFrom}
 * 1; what belongs to the end of the plateau is then measured at the last step), {@code optimizer}
 * (the rule of matrix-like parameters, a name of {@link Optimizer#named()}; vector-like ones stay
 * with AdamW; AdamW), {@code optimizerRate} (a factor of the matrices' η, by which λ is divided, so
 * that ηλ and with it the clock stay: rules need rates of their own; 1), {@code gains} (true: every
 * RMSNorm learns its gains; false) and {@code attentionScale} ({@link Llama.Scale}: INVERSE for
 * 1/d_h; INVERSE_ROOT).
 *
 * <p>A rule of one's own is a class that extends this one and overrides {@link #optimizer}.
 *
 * <p>Records the curves of {@link MatrixProbe} and {@link GainProbe}, {@code learning rate} (η of
 * matrix-like parameters, schedule included), training loss and gradient norm at about fifty steps,
 * that of {@link HeldOutLoss} at ten; what {@link
 * org.refigure.paper.robustlayerwisescaling.proxy.PlateauRecords} says, full spectra among it;
 * those of the last step where the rate has decayed by then; {@code row moment of NAME} and {@code
 * column moment of NAME}, the eigenvalues of {@link org.refigure.train.UpdateMoments}, and {@code
 * NAME predicted top}, σ₁/rms by them. The engine that ran is the fact {@code step engine} of the
 * record's provenance.
 */
public class LlamaTraining implements Experiment {
  /** d₀: all rules agree there. */
  public static final int BASE_WIDTH = ProxySetting.BASE_WIDTH;

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    new ProxyRun(trial, recorder, text(trial), optimizer(trial)).run();
  }

  /** The rule of matrix-like parameters; their η and λ are those of the trial. */
  protected Optimizer optimizer(Trial trial) {
    return ProxySetting.optimizer(trial);
  }

  /** Both texts, whichever a trial reads: what is asked is the same for every trial. */
  @Override
  public Map<String, String> data() {
    return Corpora.all().stream().collect(Collectors.toMap(Dataset::file, Dataset::sha256));
  }

  /** Those of {@link Llama#flopsPerToken} for every token of the training. */
  @Override
  public double flops(Trial trial) {
    double tokens =
        (double) trial.integer("steps") * trial.integer("sequences") * trial.integer("length");
    return tokens
        * ProxySetting.llama(trial, vocabulary(trial)).flopsPerToken(trial.integer("length"));
  }

  /** Floating-point operations of the training; small products run at a lower rate. */
  @Override
  public double cost(Trial trial) {
    return flops(trial) * (1 + 64.0 / trial.integer("width"));
  }

  /** Text and copies of it, engine and JVM; weights and activations are small beside them. */
  @Override
  public long memory(Trial trial) {
    double width = trial.integer("width");
    double length = trial.integer("length");
    boolean parted = trial.parameters().containsKey("part");
    double tokens = length * trial.integer(parted ? "part" : "sequences");
    double scores = 4 * length / ProxySetting.llama(trial, 256).attention().headSize();
    double vocabulary = vocabulary(trial);
    return Math.round(
        900e6
            + trial.integer("layers") * width * (160 * width + (86 + 4 * scores) * tokens)
            + vocabulary * (16 * tokens + 32 * width));
  }

  /** Ten times what a slow core of 1 GFLOP/s would take, at least ten minutes. */
  @Override
  public Optional<Duration> timeout(Trial trial) {
    return Optional.of(Duration.ofSeconds(Math.max(600, Math.round(cost(trial) / 1e8))));
  }

  private static int vocabulary(Trial trial) {
    return tokenizer(trial).vocabulary();
  }

  /** GPT-2's for web pages, as in the papers, else bytes. */
  private static Tokenizer tokenizer(Trial trial) {
    return trial.text("corpus").equals("fineweb") ? Tokenizer.GPT2 : Tokenizer.BYTES;
  }

  private static TokenSplit text(Trial trial) throws InterruptedException {
    Tokenizer tokenizer = tokenizer(trial);
    String word = trial.text("corpus");
    return switch (word) {
      case "java" -> Corpus.load(Corpora.JAVA).split(tokenizer);
      case "glosses" -> Corpus.load(Corpora.GLOSSES).split(tokenizer);
      case "fineweb" -> FineWebEdu.tokens(FineWebEdu.files(FineWebEdu.folder()), tokenizer);
      default ->
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "corpus = \"%s\" must be java, glosses or fineweb (trial of LlamaTraining)",
                  word));
    };
  }
}
