package org.refigure.paper.robustlayerwisescaling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.refigure.Scale;
import org.refigure.optim.ScalingRule;
import org.refigure.sweep.Plan;
import org.refigure.sweep.Progress;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Throughput;

/**
 * Which language models a width transfer compares. All rules agree at the narrowest width, so it is
 * run once.
 *
 * @param scale how long and how often they are trained
 * @param widths at least two, ascending
 * @param rules the arms
 */
public record ProxyGrid(Scale scale, List<Integer> widths, List<ScalingRule> rules) {
  /** The base rate at which σ₁, norms and gains are compared. */
  static final double COMMON_RATE = Math.pow(2, -6);

  static final double BASE_DECAY = 1;
  private static final int SEQUENCES = 4;
  private static final int LENGTH = 64;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there are fewer than two widths or they do not ascend
   */
  public ProxyGrid {
    widths = List.copyOf(widths);
    rules = List.copyOf(rules);
    boolean ascending = true;
    for (int i = 1; i < widths.size(); i++) {
      ascending &= widths.get(i) > widths.get(i - 1);
    }
    if (widths.size() < 2 || !ascending) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "widths = %s must be at least two, ascending: the rules agree at the first",
              widths));
    }
  }

  /** Five rules and three widths from laptop scale on, two and two at smoke scale. */
  public static ProxyGrid of(Scale scale) {
    return scale == Scale.SMOKE
        ? new ProxyGrid(
            scale, List.of(32, 64), List.of(ScalingRule.STANDARD, ScalingRule.SQUARE_ROOT_DECAY))
        : new ProxyGrid(scale, List.of(64, 128, 256), ScalingRule.named());
  }

  /** The same at other widths: trials of widths that were run before are not run again. */
  public ProxyGrid withWidths(Integer... others) {
    return new ProxyGrid(scale, Arrays.asList(others), rules);
  }

  /**
   * What it is, and what running it would take now if every wider model had its optimum where the
   * narrowest has.
   */
  public String describe() {
    Plan plan = plan();
    Throughput core = ProxyScales.oneCore();
    return String.format(
        Locale.ROOT,
        "Widths %s under %s, %s, %d steps of %,d tokens. At three rates for each wider model these are %s. At %s the new ones take %s.",
        widths.stream().map(String::valueOf).collect(Collectors.joining(", ")),
        rules.stream().map(ScalingRule::name).collect(Collectors.joining(", ")),
        seeds() == 1 ? "one seed" : seeds() + " seeds",
        steps(),
        SEQUENCES * LENGTH,
        plan,
        core,
        Progress.spoken(plan.timeAt(core)));
  }

  /** The narrowest width at all octaves, the others at three of them. */
  private Sweep all() {
    Sweep sweep = first();
    for (ScalingRule rule : rules) {
      for (int width : widths.subList(1, widths.size())) {
        sweep = sweep.and(runs(rule, width, -7, -6, -5));
      }
    }
    return sweep;
  }

  private Plan plan() {
    try (Study study = Study.of(LlamaTraining.class)) {
      return all().plan(study);
    }
  }

  /** d₀, where all rules agree. */
  public int baseWidth() {
    return widths.get(0);
  }

  /** Number of seeds. */
  public int seeds() {
    return scale == Scale.SMOKE ? 1 : 3;
  }

  /** T. */
  public int steps() {
    return scale == Scale.SMOKE ? 40 : 700;
  }

  /** The narrowest width at all octaves. */
  Sweep first() {
    return runs(ScalingRule.SQUARE_ROOT_DECAY, baseWidth(), octaves());
  }

  /** All rules agree at the base width; its trials carry the name of one of them. */
  ScalingRule stored(ScalingRule rule, int width) {
    return width == baseWidth() ? ScalingRule.SQUARE_ROOT_DECAY : rule;
  }

  /**
   * One rule at one width.
   *
   * @param octaves log₂ of the base rates
   */
  Sweep runs(ScalingRule rule, int width, double... octaves) {
    return runs(0, rule, width, octaves);
  }

  /** The negative control: decay on the vector-like parameters of the base width. */
  Sweep vectorDecay() {
    return runs(BASE_DECAY, ScalingRule.SQUARE_ROOT_DECAY, baseWidth(), log2(COMMON_RATE));
  }

  private Sweep runs(double vectorDecay, ScalingRule rule, int width, double... octaves) {
    return LlamaTraining.proxies()
        .fix("baseWidth", baseWidth())
        .fix("baseDecay", BASE_DECAY)
        .fix("vectorDecay", vectorDecay)
        .fix("sequences", SEQUENCES)
        .fix("steps", steps())
        .fix("decayFrom", 0.8)
        .seeds(seeds())
        .fix("rule", stored(rule, width).name())
        .fix("width", width)
        .over("baseRate", Arrays.stream(octaves).mapToObj(x -> Math.pow(2, x)).toArray());
  }

  private double[] octaves() {
    boolean smoke = scale == Scale.SMOKE;
    return IntStream.rangeClosed(smoke ? -6 : -8, smoke ? -4 : -5).asDoubleStream().toArray();
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
