package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.refigure.Scale;
import org.refigure.diagnose.LossCurves;
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
 * the optimum; {@link LossCurves} finds the optima and how they move.
 */
public final class WidthTransfer {
  private static final int BASE = FixedTaskModel.BASE_WIDTH;

  private final Scale scale;
  private final Selection trials;
  private final Map<ScalingRule, LossCurves> curves = new HashMap<>();

  private WidthTransfer(Scale scale, Study study) {
    this.scale = scale;
    trials = Selection.of(study).where("vectorDecay", 0.0);
    rules(scale).forEach(rule -> curves.put(rule, read(rule)));
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
    return curves(rule).means(width);
  }

  /** The optimum of each seed: the parabola in (log₂ η_b, ln loss). */
  List<ParabolaOptimum> optima(ScalingRule rule, int width) {
    return curves(rule).optima(width);
  }

  /** log₂ η_b* of each seed; empty where an optimum is not bracketed by the grid. */
  double[] bestRates(ScalingRule rule, int width) {
    return curves(rule).bestRates(width);
  }

  /** True if the grid brackets the optimum of every seed at every width. */
  boolean bracketed(ScalingRule rule) {
    return curves(rule).bracketed();
  }

  /** Octaves by which the best base rate moves per doubling of the width, seed by seed. */
  Mean drift(ScalingRule rule) {
    return curves(rule).drift();
  }

  /** Negative control of the drift: how often permuted width labels give a drift as large. */
  double permutationShare(ScalingRule rule) {
    return curves(rule).permutedShare();
  }

  /**
   * ln(loss at the base width's best rate) − ln(best loss) of each seed: what not retuning costs.
   */
  double[] regret(ScalingRule rule, int width) {
    return curves(rule).regret(width);
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

  private LossCurves curves(ScalingRule rule) {
    return Objects.requireNonNull(curves.get(rule), rule.name());
  }

  private LossCurves read(ScalingRule rule) {
    return LossCurves.of(
        widths(scale).stream()
            .flatMap(width -> of(rule, width).records().stream())
            .map(
                run ->
                    new LossCurves.Point(
                        run.trial().integer("width"),
                        run.trial().number("baseRate"),
                        run.trial().seed(),
                        run.value("loss")))
            .toList());
  }

  private static double[] ln(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }
}
