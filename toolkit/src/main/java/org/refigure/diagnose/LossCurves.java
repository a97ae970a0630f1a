package org.refigure.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.refigure.stats.LineFit;
import org.refigure.stats.Mean;
import org.refigure.stats.ParabolaOptimum;

/**
 * Loss against learning rate at several widths under one rule, seed by seed: where the optimum lies
 * and how it moves.
 *
 * <p>{@link #family} fits all points at once. The check beside it is the vertex of the parabola
 * through the three lowest points in (log₂ η, ln loss), whose drift is the slope of log₂ η* against
 * log₂ d in octaves per doubling, both inside each seed, with Student's t over seeds.
 */
public final class LossCurves {
  /** width → seed → rate → loss. */
  private final SortedMap<Double, SortedMap<Long, SortedMap<Double, Double>>> losses =
      new TreeMap<>();

  /**
   * The result of one trial.
   *
   * @param width d
   * @param rate η
   * @param seed of the trial
   * @param loss positive; +∞ for a run that diverged
   */
  public record Point(double width, double rate, long seed, double loss) {
    /**
     * Checks that logarithms exist.
     *
     * @throws IllegalArgumentException if a number is not positive
     */
    public Point {
      if (!(width > 0 && rate > 0 && loss > 0)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "width = %s, rate = %s, loss = %s (seed %d): all must be > 0, for their logarithms are compared",
                width,
                rate,
                loss,
                seed));
      }
    }
  }

  private LossCurves() {}

  /**
   * Sorts points into curves.
   *
   * @throws IllegalArgumentException if there is none, or two are of the same width, rate and seed
   */
  public static LossCurves of(Collection<Point> points) {
    LossCurves curves = new LossCurves();
    for (Point point : points) {
      Double before =
          curves
              .losses
              .computeIfAbsent(point.width, width -> new TreeMap<>())
              .computeIfAbsent(point.seed, seed -> new TreeMap<>())
              .put(point.rate, point.loss);
      if (before != null) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "width = %s, rate = %s, seed = %d stands twice: name the parameter that tells the trials apart as the arm, or keep one of its values",
                point.width,
                point.rate,
                point.seed));
      }
    }
    if (points.isEmpty()) {
      throw new IllegalArgumentException("there must be one loss at least (LossCurves)");
    }
    return curves;
  }

  /** The widths, ascending. */
  public double[] widths() {
    return losses.keySet().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The narrowest width. */
  public double baseWidth() {
    return losses.firstKey();
  }

  /**
   * The mean loss over seeds at every rate of a width; rates at which a run diverged are absent.
   */
  public SortedMap<Double, Mean> means(double width) {
    SortedMap<Double, List<Double>> values = new TreeMap<>();
    for (SortedMap<Double, Double> curve : at(width).values()) {
      curve.forEach(
          (rate, loss) -> values.computeIfAbsent(rate, each -> new ArrayList<>()).add(loss));
    }
    SortedMap<Double, Mean> means = new TreeMap<>();
    values.forEach(
        (rate, all) -> {
          if (all.stream().allMatch(Double::isFinite)) {
            means.put(rate, Mean.of(all.stream().mapToDouble(Double::doubleValue).toArray()));
          }
        });
    return means;
  }

  /**
   * The optimum of each seed at a width, seeds ascending.
   *
   * @throws IllegalArgumentException if a seed has fewer than three rates
   */
  public List<ParabolaOptimum> optima(double width) {
    return at(width).values().stream()
        .map(curve -> ParabolaOptimum.of(log2(keys(curve)), ln(values(curve))))
        .toList();
  }

  /** log₂ η* of each seed, seeds ascending; empty where an optimum is not bracketed by the grid. */
  public double[] bestRates(double width) {
    List<ParabolaOptimum> optima = optima(width);
    boolean bracketed = optima.stream().allMatch(ParabolaOptimum.Interior.class::isInstance);
    return bracketed
        ? optima.stream().mapToDouble(o -> ((ParabolaOptimum.Interior) o).x()).toArray()
        : new double[0];
  }

  /** True if the grid brackets the optimum of every seed at every width. */
  public boolean bracketed() {
    return Arrays.stream(widths()).allMatch(width -> bestRates(width).length > 0);
  }

  /**
   * Octaves by which the best rate moves per doubling of the width, seed by seed.
   *
   * @throws IllegalStateException if an optimum is not bracketed
   */
  public Mean drift() {
    double[] octaves = log2(widths());
    return Mean.of(
        Arrays.stream(bestRatesPerSeed())
            .mapToDouble(best -> LineFit.of(octaves, best).slope())
            .toArray());
  }

  /** One curve family through all points: {@link CurveFamily}. */
  public CurveFamily family() {
    return CurveFamily.of(this);
  }

  /** The share of permuted width labels that drift as far: {@link CurveFamily#permutedShare}. */
  public double permutedShare() {
    return family().permutedShare();
  }

  /**
   * The optimum of the losses averaged over seeds, at the rates that every seed of the width has;
   * +∞ where one of them diverged. It says whether the grid brackets an optimum.
   *
   * @throws IllegalArgumentException if the seeds share fewer than three rates
   */
  public ParabolaOptimum averagedOptimum(double width) {
    double[] shared = sharedRates(width);
    double[] heights =
        Arrays.stream(shared)
            .map(
                rate ->
                    at(width).values().stream()
                        .mapToDouble(curve -> Math.log(curve.get(rate)))
                        .average()
                        .orElseThrow())
            .toArray();
    return ParabolaOptimum.of(log2(shared), heights);
  }

  /** True if a run beside this rate diverged at a width, so that the rate cannot be used there. */
  public boolean divergesAt(double width, double octave) {
    return at(width).values().stream()
        .anyMatch(
            curve -> Double.isInfinite(interpolate(log2(keys(curve)), ln(values(curve)), octave)));
  }

  /**
   * ln(loss at the base width's best rate) − ln(least loss) of each seed: what it costs at a width
   * not to tune anew. The loss between two rates is interpolated; +∞ where a run beside it
   * diverged.
   *
   * @throws IllegalStateException if the optimum of the base width is not bracketed
   */
  public double[] regret(double width) {
    double[] best = requireBracketed(baseWidth());
    List<SortedMap<Double, Double>> curves = List.copyOf(at(width).values());
    return IntStream.range(0, best.length)
        .mapToDouble(
            seed -> {
              double[] heights = ln(values(curves.get(seed)));
              double least = Arrays.stream(heights).min().orElseThrow();
              return interpolate(log2(keys(curves.get(seed))), heights, best[seed]) - least;
            })
        .toArray();
  }

  /** The seeds that any width was run with. */
  long[] allSeeds() {
    return losses.values().stream()
        .flatMap(seeds -> seeds.keySet().stream())
        .mapToLong(Long::longValue)
        .sorted()
        .distinct()
        .toArray();
  }

  /** rate → loss of a seed at a width; empty where it was not run. */
  SortedMap<Double, Double> curve(double width, long seed) {
    return at(width).getOrDefault(seed, new TreeMap<>());
  }

  /** The rates that every seed of a width has. */
  public double[] sharedRates(double width) {
    return Arrays.stream(rates(width))
        .filter(rate -> at(width).values().stream().allMatch(curve -> curve.containsKey(rate)))
        .toArray();
  }

  /** The rates that were run at a width, by any seed. */
  public double[] rates(double width) {
    return at(width).values().stream()
        .flatMap(curve -> curve.keySet().stream())
        .mapToDouble(Double::doubleValue)
        .sorted()
        .distinct()
        .toArray();
  }

  private double[][] bestRatesPerSeed() {
    double[][] perWidth =
        Arrays.stream(widths()).mapToObj(this::requireBracketed).toArray(double[][]::new);
    double[][] perSeed = new double[perWidth[0].length][perWidth.length];
    for (int seed = 0; seed < perSeed.length; seed++) {
      for (int width = 0; width < perWidth.length; width++) {
        perSeed[seed][width] = perWidth[width][seed];
      }
    }
    return perSeed;
  }

  private double[] requireBracketed(double width) {
    double[] best = bestRates(width);
    if (best.length == 0) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the best rate at width %s is not bracketed by the grid: extend it",
              width));
    }
    return best;
  }

  private SortedMap<Long, SortedMap<Double, Double>> at(double width) {
    SortedMap<Long, SortedMap<Double, Double>> found = losses.get(width);
    if (found == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "width = %s must be one of %s", width, losses.keySet()));
    }
    return found;
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
    return weight == 0
        ? below.getValue()
        : (1 - weight) * below.getValue() + weight * above.getValue();
  }

  private static double[] keys(SortedMap<Double, Double> curve) {
    return curve.keySet().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] values(SortedMap<Double, Double> curve) {
    return curve.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static double[] log2(double[] values) {
    return Arrays.stream(values).map(LossCurves::log2).toArray();
  }

  private static double[] ln(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }
}
