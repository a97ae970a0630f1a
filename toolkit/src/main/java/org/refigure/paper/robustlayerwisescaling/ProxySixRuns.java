package org.refigure.paper.robustlayerwisescaling;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.refigure.Scale;
import org.refigure.optim.ScalingRule;
import org.refigure.stats.Mean;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Trial;
import org.refigure.sweep.TrialRecord;

/**
 * The paper's Figure 1 with small language models: what is run and what is measured.
 *
 * <p>The base run has η = 2⁻⁶ and λ = 2⁻³ at d = 64, so ηλ = 0.002, and all runs take 4,400 steps
 * at a constant rate after the warm-up: on the clock ηλt they last as long as the paper's, whose
 * 20,000 steps are slower. Only matrix-like rates are scaled.
 *
 * <p>The law is {@link NormPath}: momentum, warm-up and the way from the start included. A
 * <i>corrected</i> ratio is a measured one times √(η/λ)-ratio over the ratio of the laws, so that
 * it must be 1, √2 or 1/√2 also where a run ends early or is too fast for the simple law.
 */
public final class ProxySixRuns {
  private static final double BASE_RATE = Math.pow(2, -6);
  private static final double BASE_DECAY = Math.pow(2, -3);

  private final Scale scale;
  private final Selection trials;

  private ProxySixRuns(Scale scale, Selection trials) {
    this.scale = scale;
    this.trials = trials;
  }

  /** The runs of the figure, three seeds of each. */
  public static Sweep sweep(Scale scale) {
    return runs(scale).stream()
        .map(run -> of(scale, LlamaTraining.proxies(), run))
        .reduce(Sweep::and)
        .orElseThrow()
        .fix("steps", scale == Scale.SMOKE ? 60 : 4400)
        .seeds(scale == Scale.SMOKE ? 1 : 3);
  }

  /** Negative control: the base run without decay, which has no steady state. */
  public static Sweep withoutDecay(Scale scale) {
    return of(scale, LlamaTraining.proxies(), new FigureOneRun("λ = 0", 1, 0))
        .fix("steps", scale == Scale.SMOKE ? 60 : 4400)
        .seeds(scale == Scale.SMOKE ? 1 : 3);
  }

  /** Base and λ×2 once more, half as long, by the step engine of a word. */
  static Sweep arm(Scale scale, String stepEngine) {
    return List.of(FigureOneRun.BASE, FigureOneRun.DECAY_DOUBLED).stream()
        .map(run -> of(scale, LlamaTraining.proxies(stepEngine), run))
        .reduce(Sweep::and)
        .orElseThrow()
        .fix("steps", scale == Scale.SMOKE ? 40 : 2200)
        .seeds(1);
  }

  /** Reads the runs out of a study of {@link #sweep}. */
  public static ProxySixRuns of(Scale scale, Study study) {
    return new ProxySixRuns(scale, Selection.of(study));
  }

  /** The same of some trials alone: those of one engine, or of one {@code optimizer}. */
  public static ProxySixRuns of(Scale scale, Selection trials) {
    return new ProxySixRuns(scale, trials);
  }

  private static Sweep of(Scale scale, Sweep proxies, FigureOneRun run) {
    boolean smoke = scale == Scale.SMOKE;
    return proxies
        .fix("rule", ScalingRule.SQUARE_ROOT_DECAY.name())
        .fix("width", smoke ? 32 : LlamaTraining.BASE_WIDTH)
        .fix("sequences", smoke ? 2 : 4)
        .fix("baseRate", BASE_RATE)
        .fix("baseDecay", BASE_DECAY)
        .fix("rateFactor", run.learningRateFactor())
        .fix("decayFactor", run.weightDecayFactor())
        .fix("decayFrom", 1.0);
  }

  /** The runs of a scale: six, or the base and λ×2 at smoke scale. */
  static List<FigureOneRun> runs(Scale scale) {
    return SixRuns.runs(scale);
  }

  Scale scale() {
    return scale;
  }

  /** The trials of a run, a seed each. */
  Selection of(FigureOneRun run) {
    return trials
        .where("rateFactor", run.learningRateFactor())
        .where("decayFactor", run.weightDecayFactor());
  }

  /** The feed-forward matrices of all blocks: those of the paper's figure. */
  List<String> feedForward() {
    return matrices(ProxyMatrices.FEED_FORWARD);
  }

  /** The matrices of these types in all blocks. */
  List<String> matrices(List<String> types) {
    return ProxyMatrices.of(trials.records().get(0).trial().integer("layers"), types);
  }

  ProxySetting setting(FigureOneRun run) {
    return ProxySetting.of(anyTrial(run));
  }

  /** The law's path of one matrix in a run. */
  NormPath law(FigureOneRun run, String matrix) {
    return new NormPath(
        setting(run), ProxySetting.BETA1, ProxyMatrices.initialRms(anyTrial(run), matrix));
  }

  /** The last step that is measured. */
  long lastStep() {
    return setting(FigureOneRun.BASE).steps() - 1;
  }

  /** A run's value over that of the base run of the same seed, both means over matrices. */
  Mean ratio(FigureOneRun run, List<String> matrices, String value) {
    return Mean.of(ratios(run, matrices, value));
  }

  /** {@link #ratio} times √(η/λ)-ratio over the ratio of the laws. */
  Mean corrected(FigureOneRun run, List<String> matrices, String value) {
    double correction = run.law() / lawRatio(run, matrices);
    return Mean.of(
        Arrays.stream(ratios(run, matrices, value)).map(ratio -> ratio * correction).toArray());
  }

  /** The laws' rms of a run over that of the base run at the last step, mean over matrices. */
  double lawRatio(FigureOneRun run, List<String> matrices) {
    return matrices.stream()
        .mapToDouble(
            matrix ->
                law(run, matrix).rms(lastStep()) / law(FigureOneRun.BASE, matrix).rms(lastStep()))
        .average()
        .orElseThrow();
  }

  /**
   * How far the shape of the spectrum differs from the base run's: the largest |ln| of the ratio of
   * σₖ/law to the base's over ranks 2 … d/2, σₖ a geometric mean over matrices; a value per seed.
   */
  Mean deviation(FigureOneRun run, List<String> matrices) {
    List<TrialRecord> own = of(run).records();
    List<TrialRecord> base = of(FigureOneRun.BASE).records();
    return Mean.of(
        IntStream.range(0, own.size())
            .mapToDouble(
                seed -> {
                  double[] left = logSpectrum(run, own.get(seed), matrices);
                  double[] right = logSpectrum(FigureOneRun.BASE, base.get(seed), matrices);
                  return IntStream.range(1, left.length / 2)
                      .mapToDouble(rank -> Math.abs(left[rank] - right[rank]))
                      .max()
                      .orElseThrow();
                })
            .toArray());
  }

  /** The geometric mean over matrices of σₖ of one run, over its law or as it is. */
  double[] spectrum(FigureOneRun run, long seed, List<String> matrices, boolean overLaw) {
    TrialRecord record = of(run).bySeed().get(seed).only();
    double[] logs =
        overLaw ? logSpectrum(run, record, matrices) : logSpectrum(record, matrices, name -> 0);
    return Arrays.stream(logs).map(Math::exp).toArray();
  }

  /** A curve of a run, mean over matrices, then over seeds. */
  List<Mean> curve(FigureOneRun run, String quantity, List<String> matrices) {
    List<double[]> perSeed = curves(run, quantity, matrices);
    return IntStream.range(0, perSeed.get(0).length)
        .mapToObj(point -> Mean.of(perSeed.stream().mapToDouble(values -> values[point]).toArray()))
        .toList();
  }

  /** A curve of each seed of a run, mean over matrices. */
  List<double[]> curves(FigureOneRun run, String quantity, List<String> matrices) {
    return of(run).records().stream().map(record -> meanCurve(record, quantity, matrices)).toList();
  }

  /** The steps of every curve of a run. */
  double[] steps(FigureOneRun run) {
    return OverSeeds.steps(of(run), "gain of " + feedForward().get(0));
  }

  /** What the law says of the gain: its rms, in units in which the base run ends where it does. */
  double[] predictedGain(FigureOneRun run, List<String> matrices) {
    double settled = Mean.of(means(FigureOneRun.BASE, matrices, "gain")).value();
    double[] predicted = new double[steps(run).length];
    for (String matrix : matrices) {
      NormPath path = law(run, matrix);
      double unit = law(FigureOneRun.BASE, matrix).rms(lastStep()) * matrices.size();
      for (int i = 0; i < predicted.length; i++) {
        predicted[i] += settled * path.rms((long) steps(run)[i]) / unit;
      }
    }
    return predicted;
  }

  /** rms or rotation of a run over the law's at each step, mean over feed-forward matrices. */
  List<Mean> overLaw(FigureOneRun run, String quantity) {
    double[] steps = steps(run);
    List<double[]> perSeed =
        of(run).records().stream().map(record -> overLaw(run, record, quantity)).toList();
    return IntStream.range(0, steps.length)
        .mapToObj(point -> Mean.of(perSeed.stream().mapToDouble(values -> values[point]).toArray()))
        .toList();
  }

  private double[] overLaw(FigureOneRun run, TrialRecord record, String quantity) {
    double[] steps = steps(run);
    double[] ratios = new double[steps.length];
    List<String> matrices = feedForward();
    for (String matrix : matrices) {
      NormPath path = law(run, matrix);
      double[] values = record.curve(quantity + " of " + matrix).values();
      for (int i = 0; i < ratios.length; i++) {
        long step = (long) steps[i];
        double law = quantity.equals("rms") ? path.rms(step) : path.rotation(step);
        ratios[i] += values[i] / law / matrices.size();
      }
    }
    return ratios;
  }

  /** A recorded value of each seed of a run, mean over matrices. */
  double[] means(FigureOneRun run, List<String> matrices, String value) {
    return of(run).records().stream()
        .mapToDouble(
            record ->
                matrices.stream()
                    .mapToDouble(matrix -> record.value(matrix + " " + value))
                    .average()
                    .orElseThrow())
        .toArray();
  }

  static double[] meanCurve(TrialRecord record, String quantity, List<String> matrices) {
    double[] mean = new double[record.curve(quantity + " of " + matrices.get(0)).size()];
    for (String matrix : matrices) {
      double[] values = record.curve(quantity + " of " + matrix).values();
      for (int i = 0; i < mean.length; i++) {
        mean[i] += values[i] / matrices.size();
      }
    }
    return mean;
  }

  private double[] ratios(FigureOneRun run, List<String> matrices, String value) {
    double[] own = means(run, matrices, value);
    double[] base = means(FigureOneRun.BASE, matrices, value);
    for (int i = 0; i < own.length; i++) {
      own[i] /= base[i];
    }
    return own;
  }

  private double[] logSpectrum(FigureOneRun run, TrialRecord record, List<String> matrices) {
    return logSpectrum(record, matrices, name -> Math.log(law(run, name).rms(lastStep())));
  }

  private static double[] logSpectrum(
      TrialRecord record, List<String> matrices, ToDoubleFunction<String> logUnit) {
    double[] logs = new double[record.vector("spectrum of " + matrices.get(0)).length];
    for (String matrix : matrices) {
      double[] values = record.vector("spectrum of " + matrix);
      double unit = logUnit.applyAsDouble(matrix);
      for (int i = 0; i < logs.length; i++) {
        logs[i] += (Math.log(values[i]) - unit) / matrices.size();
      }
    }
    return logs;
  }

  private Trial anyTrial(FigureOneRun run) {
    return of(run).records().get(0).trial();
  }
}
