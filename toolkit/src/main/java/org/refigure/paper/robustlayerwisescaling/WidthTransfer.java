package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.refigure.Scale;
import org.refigure.optim.ScalingRule;
import org.refigure.stats.LineFit;
import org.refigure.stats.Mean;
import org.refigure.stats.ParabolaOptimum;
import org.refigure.sweep.Axis;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;

/**
 * Does the best learning rate of a narrow Model B stay the best one when the width grows?
 *
 * <p>For every rule and width the base rate η_b is swept by octaves, and by half octaves next to
 * the optimum. The optimum is the vertex of the parabola in (log₂ η_b, ln loss), seed by seed; its
 * drift is the slope of log₂ η_b* against log₂ d in octaves per doubling.
 */
public final class WidthTransfer {
  private static final int BASE = FixedTaskModel.BASE_WIDTH;

  private final Scale scale;
  private final Selection trials;

  private WidthTransfer(Scale scale, Study study) {
    this.scale = scale;
    trials = Selection.of(study).where("vectorDecay", 0.0);
  }

  /** Reads the transfer out of a study of {@link #refined}. */
  public static WidthTransfer of(Scale scale, Study study) {
    return new WidthTransfer(scale, study);
  }

  /** The rules compared at a scale. */
  public static List<ScalingRule> rules(Scale scale) {
    return scale == Scale.SMOKE
        ? List.of(ScalingRule.STANDARD, ScalingRule.SQUARE_ROOT_DECAY)
        : ScalingRule.named();
  }

  /** The widths compared at a scale. */
  public static List<Integer> widths(Scale scale) {
    return scale == Scale.SMOKE ? List.of(32, 64) : List.of(32, 64, 128);
  }

  /**
   * Octaves of η_b for every rule and width; all rules agree at the base width, so it runs once.
   */
  public static Sweep octaves(Scale scale) {
    boolean smoke = scale == Scale.SMOKE;
    Axis rates = smoke ? Axis.log2(-6, -3) : Axis.log2(-9, -3);
    Object[] wider = widths(scale).stream().filter(width -> width > BASE).toArray();
    Sweep base = runs(scale, ScalingRule.SQUARE_ROOT_DECAY).over("width", BASE);
    Sweep sweep = base.over("baseRate", rates);
    for (ScalingRule rule : rules(scale)) {
      Axis own = rule.equals(ScalingRule.STANDARD) && !smoke ? Axis.log2(-11, -4) : rates;
      sweep = sweep.and(runs(scale, rule).over("width", wider).over("baseRate", own));
    }
    return sweep;
  }

  /** {@link #octaves} and, for every rule and width, half an octave to both sides of the best. */
  public static Sweep refined(Scale scale, Study octaves) {
    WidthTransfer coarse = of(scale, octaves);
    Sweep sweep = octaves(scale);
    for (ScalingRule rule : rules(scale)) {
      for (int width : widths(scale)) {
        Map<Double, Mean> losses = coarse.losses(rule, width);
        double best =
            losses.entrySet().stream()
                .min(java.util.Comparator.comparingDouble(entry -> entry.getValue().value()))
                .orElseThrow()
                .getKey();
        sweep =
            sweep.and(
                runs(scale, stored(rule, width))
                    .over("width", width)
                    .over("baseRate", best * Math.sqrt(0.5), best * Math.sqrt(2)));
      }
    }
    return sweep;
  }

  /** The mean test loss over seeds at every base rate that ran to its end. */
  Map<Double, Mean> losses(ScalingRule rule, int width) {
    Selection runs = of(rule, width);
    var losses = new TreeMap<Double, Mean>();
    for (double rate : runs.distinct("baseRate")) {
      losses.put(rate, Mean.of(runs.where("baseRate", rate).values("loss")));
    }
    return losses;
  }

  /** The optimum of each seed: the parabola in (log₂ η_b, ln loss). */
  List<ParabolaOptimum> optima(ScalingRule rule, int width) {
    return of(rule, width).bySeed().values().stream()
        .map(runs -> ParabolaOptimum.of(log2(runs.parameter("baseRate")), ln(runs.values("loss"))))
        .toList();
  }

  /** log₂ η_b* of each seed; empty where an optimum is not bracketed by the grid. */
  double[] bestRates(ScalingRule rule, int width) {
    List<ParabolaOptimum> optima = optima(rule, width);
    boolean bracketed = optima.stream().allMatch(ParabolaOptimum.Interior.class::isInstance);
    return bracketed
        ? optima.stream().mapToDouble(o -> ((ParabolaOptimum.Interior) o).x()).toArray()
        : new double[0];
  }

  /** True if the grid brackets the optimum of every seed at every width. */
  boolean bracketed(ScalingRule rule) {
    return widths(scale).stream().allMatch(width -> bestRates(rule, width).length > 0);
  }

  /** Octaves by which the best base rate moves per doubling of the width, seed by seed. */
  Mean drift(ScalingRule rule) {
    double[][] best = bestRatesPerSeed(rule);
    double[] octaves = octavesOfWidth();
    return Mean.of(Arrays.stream(best).mapToDouble(y -> LineFit.of(octaves, y).slope()).toArray());
  }

  /**
   * Negative control of the drift: how often permuted width labels give a drift as large.
   *
   * <p>All permutations of the labels, independently in each seed, are gone through; the share
   * whose mean slope is at least as far from zero as the measured one is the p-value of the drift.
   */
  double permutationShare(ScalingRule rule) {
    double[][] best = bestRatesPerSeed(rule);
    double measured = Math.abs(drift(rule).value());
    List<double[]> slopes = new ArrayList<>();
    for (double[] seed : best) {
      slopes.add(
          permutations(octavesOfWidth()).stream()
              .mapToDouble(labels -> LineFit.of(labels, seed).slope())
              .toArray());
    }
    double[] sums = {0};
    for (double[] seed : slopes) {
      sums =
          Arrays.stream(sums)
              .flatMap(sum -> Arrays.stream(seed).map(slope -> sum + slope))
              .toArray();
    }
    double bound = measured * best.length * (1 - 1e-12);
    return Arrays.stream(sums).filter(sum -> Math.abs(sum) >= bound).count() / (double) sums.length;
  }

  /**
   * ln(loss at the base width's best rate) − ln(best loss) of each seed: what not retuning costs.
   */
  double[] regret(ScalingRule rule, int width) {
    double[] rates = bestRates(rule, BASE);
    List<Selection> seeds = List.copyOf(of(rule, width).bySeed().values());
    double[] regret = new double[rates.length];
    for (int i = 0; i < rates.length; i++) {
      Selection runs = seeds.get(i);
      double[] losses = ln(runs.values("loss"));
      double least = Arrays.stream(losses).min().orElseThrow();
      regret[i] = interpolate(log2(runs.parameter("baseRate")), losses, rates[i]) - least;
    }
    return regret;
  }

  /** Exponent of σ₁ of a matrix in the width at a fixed base rate, seed by seed. */
  double[] sigmaSlopes(ScalingRule rule, String matrix, double baseRate) {
    List<double[]> perWidth = new ArrayList<>();
    for (int width : widths(scale)) {
      perWidth.add(ln(of(rule, width).where("baseRate", baseRate).values(matrix + " sigma1")));
    }
    double[] lnWidth = widths(scale).stream().mapToDouble(Math::log).toArray();
    double[] slopes = new double[perWidth.get(0).length];
    for (int seed = 0; seed < slopes.length; seed++) {
      int column = seed;
      double[] values = perWidth.stream().mapToDouble(width -> width[column]).toArray();
      slopes[seed] = LineFit.of(lnWidth, values).slope();
    }
    return slopes;
  }

  /** σ₁ of a matrix at a width and base rate, over seeds. */
  Mean sigma(ScalingRule rule, int width, String matrix, double baseRate) {
    return Mean.of(of(rule, width).where("baseRate", baseRate).values(matrix + " sigma1"));
  }

  /** ηλT of the runs of a rule at a width and base rate: 2 or more is equilibrium. */
  double clock(ScalingRule rule, int width, double baseRate) {
    return of(rule, width).where("baseRate", baseRate).values("eta lambda T")[0];
  }

  /** The trials of a rule at a width. */
  Selection of(ScalingRule rule, int width) {
    return trials.where("rule", stored(rule, width).name()).where("width", width);
  }

  Scale scale() {
    return scale;
  }

  /** All rules agree at the base width; its trials carry the name of one of them. */
  private static ScalingRule stored(ScalingRule rule, int width) {
    return width == BASE ? ScalingRule.SQUARE_ROOT_DECAY : rule;
  }

  private static Sweep runs(Scale scale, ScalingRule rule) {
    boolean smoke = scale == Scale.SMOKE;
    return Sweep.of(FixedTaskModel.class)
        .fix("rule", rule.name())
        .fix("vectorDecay", 0.0)
        .fix("steps", smoke ? 600 : 1500)
        .seeds(smoke ? 1 : 3);
  }

  private double[][] bestRatesPerSeed(ScalingRule rule) {
    List<double[]> perWidth = widths(scale).stream().map(width -> bestRates(rule, width)).toList();
    double[][] perSeed = new double[perWidth.get(0).length][perWidth.size()];
    for (int seed = 0; seed < perSeed.length; seed++) {
      for (int width = 0; width < perWidth.size(); width++) {
        perSeed[seed][width] = perWidth.get(width)[seed];
      }
    }
    return perSeed;
  }

  private double[] octavesOfWidth() {
    return log2(widths(scale).stream().mapToDouble(Integer::doubleValue).toArray());
  }

  private static List<double[]> permutations(double[] labels) {
    if (labels.length == 1) {
      return List.of(labels);
    }
    List<double[]> all = new ArrayList<>();
    for (int first = 0; first < labels.length; first++) {
      double[] rest = new double[labels.length - 1];
      System.arraycopy(labels, 0, rest, 0, first);
      System.arraycopy(labels, first + 1, rest, first, rest.length - first);
      for (double[] tail : permutations(rest)) {
        double[] permutation = new double[labels.length];
        permutation[0] = labels[first];
        System.arraycopy(tail, 0, permutation, 1, tail.length);
        all.add(permutation);
      }
    }
    return all;
  }

  /** The broken line through the points at {@code at}, held constant beyond its ends. */
  private static double interpolate(double[] x, double[] y, double at) {
    var points = new TreeMap<Double, Double>();
    for (int i = 0; i < x.length; i++) {
      points.put(x[i], y[i]);
    }
    var below = points.floorEntry(at);
    var above = points.ceilingEntry(at);
    if (below == null || above == null) {
      return (below == null ? above : below).getValue();
    }
    double span = above.getKey() - below.getKey();
    double weight = span == 0 ? 0 : (at - below.getKey()) / span;
    return (1 - weight) * below.getValue() + weight * above.getValue();
  }

  private static double[] log2(double[] values) {
    return Arrays.stream(values).map(value -> Math.log(value) / Math.log(2)).toArray();
  }

  private static double[] ln(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }
}
