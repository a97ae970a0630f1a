package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.EstimateText;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Source;
import org.refigure.optim.AdamW;
import org.refigure.spectrum.SteadyState;
import org.refigure.stats.Mean;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.TrialRecord;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The paper's Figure 1 on Model A: one base run, three that scale η and λ together, two that scale
 * λ alone.
 *
 * <p>The law ‖W‖ ∝ √(η/λ) says that gain and σ₁ change by 1/√2 under λ×2 and by √2 under λ×½, and
 * that joint scaling changes neither, only the relaxation time 1/(2ηλ).
 */
public final class SixRuns {
  private static final double LEARNING_RATE = 4e-3;
  private static final double WEIGHT_DECAY = 0.5;
  private static final int WIDTH = 64;

  private final Scale scale;
  private final Selection trials;

  private SixRuns(Scale scale, Selection trials) {
    this.scale = scale;
    this.trials = trials;
  }

  /** The runs of a scale: six, or the base and λ×2 at smoke scale. */
  static List<FigureOneRun> runs(Scale scale) {
    return scale == Scale.SMOKE
        ? List.of(FigureOneRun.BASE, FigureOneRun.DECAY_DOUBLED)
        : FigureOneRun.ALL;
  }

  /** The trials to run: d = 64, η = 4·10⁻³, λ = ½ and their multiples. */
  public static Sweep sweep(Scale scale) {
    boolean smoke = scale == Scale.SMOKE;
    return runs(scale).stream()
        .map(
            run ->
                Variant.BASE
                    .fixed()
                    .fix("width", WIDTH)
                    .fix("learningRate", learningRate(run))
                    .fix("weightDecay", weightDecay(run))
                    .fix("steps", smoke ? 1500 : 6000)
                    .seeds(smoke ? 1 : 3))
        .reduce(Sweep::and)
        .orElseThrow();
  }

  /** Reads the runs out of a study of {@link #sweep}. */
  public static SixRuns of(Scale scale, Study study) {
    return new SixRuns(scale, Selection.of(study));
  }

  /** A quantity of a run over that of the base run with the same seed, over seeds. */
  Mean ratio(FigureOneRun run, String value) {
    return Mean.of(ratios(run, value));
  }

  /** One seed's record of a run. */
  TrialRecord record(FigureOneRun run, long seed) {
    return of(run).bySeed().get(seed).only();
  }

  /**
   * The gain of a matrix at each recorded step, over the final gain of the base run of the same
   * seed: mean over seeds. Seeds differ in their teachers and so in the size of all gains; the
   * ratio does not know of that.
   */
  List<Mean> relativeGain(FigureOneRun run, String matrix) {
    double[] base = of(FigureOneRun.BASE).values(matrix + " gain");
    List<double[]> curves =
        of(run).records().stream()
            .map(record -> record.curve("gain of " + matrix).values())
            .toList();
    return IntStream.range(0, curves.get(0).length)
        .mapToObj(
            point ->
                Mean.of(
                    IntStream.range(0, base.length)
                        .mapToDouble(seed -> curves.get(seed)[point] / base[seed])
                        .toArray()))
        .toList();
  }

  /** The steps of {@link #relativeGain}. */
  double[] steps(FigureOneRun run, String matrix) {
    return OverSeeds.steps(of(run), "gain of " + matrix);
  }

  /**
   * What the law predicts for {@link #relativeGain} from its first value alone: gain² = g∞² + (g₀²
   * − g∞²)·exp(−2λΣη), with g∞ from the full steady-state formula, 1 for the base run. The sum of η
   * knows of the warm-up.
   */
  double[] predictedGain(FigureOneRun run, String matrix) {
    double settled = steadyState(run).rms() / steadyState(FigureOneRun.BASE).rms();
    double first = relativeGain(run, matrix).get(0).value();
    double[] steps = steps(run, matrix);
    double[] predicted = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      double left = Math.exp(-2 * learningRate(run) * weightDecay(run) * fullSteps(steps[i]));
      predicted[i] = Math.sqrt(settled * settled * (1 - left) + first * first * left);
    }
    return predicted;
  }

  /** How many steps at the full rate a number of steps with linear warm-up amounts to. */
  private static double fullSteps(double steps) {
    double warmUp = GainModel.WARM_UP;
    return steps < warmUp ? steps * steps / (2 * warmUp) : steps - warmUp / 2;
  }

  /** Where a run stands on both clocks: the law wants ηλ ≪ 1 − β₁ = 0.1 and ηλT ≥ 2. */
  private String clock(FigureOneRun run) {
    double decayPerStep = learningRate(run) * weightDecay(run);
    int steps = of(run).records().get(0).trial().integer("steps");
    return String.format(Locale.ROOT, "ηλ = %.4f, ηλT = %.1f", decayPerStep, decayPerStep * steps);
  }

  /** One row per run: ηλT, the law, and the measured ratios of gain and σ₁ to the base. */
  public Table table() {
    StringColumn names = StringColumn.create("run");
    StringColumn clock = StringColumn.create("ηλT");
    StringColumn law = StringColumn.create("law √(η/λ)");
    List<StringColumn> measured = new ArrayList<>();
    List<String> values = List.of("W1 gain", "W2 gain", "W1 sigma1", "W2 sigma1");
    for (String value : values) {
      measured.add(StringColumn.create(value.replace("sigma1", "σ₁") + " / Base"));
    }
    for (FigureOneRun run : runs(scale)) {
      names.append(run.name());
      int steps = of(run).records().get(0).trial().integer("steps");
      clock.append(
          String.format(Locale.ROOT, "%.1f", learningRate(run) * weightDecay(run) * steps));
      law.append(String.format(Locale.ROOT, "%.3f", run.law()));
      for (int i = 0; i < values.size(); i++) {
        measured.get(i).append(EstimateText.of(ratio(run, values.get(i))));
      }
    }
    Table table = Table.create("Six runs of Model A", names, clock, law);
    measured.forEach(table::addColumns);
    return table;
  }

  /** Adds the claims about the six runs. */
  public Scorecard judge(Scorecard scorecard) {
    Scorecard card = scorecard;
    for (FigureOneRun run : runs(scale)) {
      if (run.equals(FigureOneRun.BASE)) {
        continue;
      }
      for (String matrix : GainExponents.MATRICES) {
        for (String value : List.of("gain", "sigma1")) {
          card =
              card.with(
                  claim(run, matrix, value)
                      .judge(ratio(run, matrix + " " + value))
                      .because(clock(run)));
        }
      }
    }
    return card;
  }

  private static Claim claim(FigureOneRun run, String matrix, String value) {
    boolean joint = run.joint();
    String symbol = value.equals("gain") ? "gain" : "σ₁";
    double law = Math.round(run.law() * 1e4) / 1e4;
    double tolerance = joint ? 0.07 : value.equals("gain") ? 0.08 : 0.12;
    return Claim.claim(
            String.format(Locale.ROOT, "C8-%s-%s-%s", run.name(), matrix, symbol),
            joint
                ? String.format(
                    Locale.ROOT, "%s leaves the %s of %s unchanged", run.name(), symbol, matrix)
                : String.format(
                    Locale.ROOT, "%s changes the %s of %s by √(η/λ)", run.name(), symbol, matrix))
        .by(
            Source.PAPER,
            joint
                ? "Figure 1; ±7 % is how far the paper's own curves differ"
                : "Figure 1 and the law ‖W‖ ∝ √(η/λ)")
        .theirs(law, String.format(Locale.ROOT, "%.3f", law))
        .within(Math.round(tolerance * law * 1e4) / 1e4);
  }

  private double[] ratios(FigureOneRun run, String value) {
    double[] own = of(run).values(value);
    double[] base = of(FigureOneRun.BASE).values(value);
    for (int i = 0; i < own.length; i++) {
      own[i] /= base[i];
    }
    return own;
  }

  private Selection of(FigureOneRun run) {
    return run.of(trials, LEARNING_RATE, WEIGHT_DECAY);
  }

  private static double learningRate(FigureOneRun run) {
    return LEARNING_RATE * run.learningRateFactor();
  }

  private static double weightDecay(FigureOneRun run) {
    return WEIGHT_DECAY * run.weightDecayFactor();
  }

  /** √(η/λ) of a run. */
  static double unit(FigureOneRun run) {
    return Math.sqrt(learningRate(run) / weightDecay(run));
  }

  /** The steady state that the law predicts for a run. */
  static SteadyState steadyState(FigureOneRun run) {
    return new SteadyState(learningRate(run), weightDecay(run), AdamW.LANGUAGE_MODEL.beta1());
  }
}
