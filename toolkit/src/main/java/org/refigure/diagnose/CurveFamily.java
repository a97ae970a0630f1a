package org.refigure.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.refigure.stats.Bootstrap;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;

/**
 * One family of curves through all losses of a rule: with x = log₂ η,
 *
 * <pre>ln L = a(width, seed) + b·(x − μ(width))²,  μ(width) = μ₀ + drift·log₂(width/narrowest)
 * </pre>
 *
 * <p>by least squares: one curvature b for all widths, a height of its own for each curve (seeds
 * and widths differ in level, which does not matter here). Since the square opens to b·x² − 2bμ·x
 * plus a constant, it is a linear fit. {@link #optimum}, {@link #error} and {@link #regret} leave
 * out the straight line: each width has a μ of its own there. Every point counts, not only the
 * three lowest; curves of another shape are read wrongly by the same amount at every width as long
 * as the rates lie alike around the optima.
 *
 * <p>Intervals are percentiles of a bootstrap that draws whole seeds, with all their widths and
 * rates, among the seeds that were run at the same widths. A bootstrap of few clusters is too
 * narrow, so the ends are moved away from the estimate: {@link Widening}. {@code CurveFamilyTest}
 * simulates their coverage.
 */
public final class CurveFamily {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 0);

  /** log₂ of the width over the narrowest. */
  private final double[] octaves;

  private final double[] widths;
  private final long[] seeds;

  /** width → seed index → moments; a seed without two finite points at a width is absent. */
  private final List<SortedMap<Integer, CurveMoments>> cells = new ArrayList<>();

  /** The origin of log₂ η. */
  private final double origin;

  private final List<NormalEquations> lines = new ArrayList<>();
  private final List<NormalEquations> frees = new ArrayList<>();
  private final List<int[]> strata;

  private CurveFamily(LossCurves curves) {
    widths = curves.widths();
    octaves = Arrays.stream(widths).map(each -> LossCurves.log2(each / widths[0])).toArray();
    seeds = curves.allSeeds();
    origin =
        Arrays.stream(widths)
            .flatMap(width -> Arrays.stream(curves.rates(width)))
            .map(LossCurves::log2)
            .average()
            .orElseThrow();
    for (double width : widths) {
      SortedMap<Integer, CurveMoments> row = new TreeMap<>();
      for (int seed = 0; seed < seeds.length; seed++) {
        CurveMoments moments = moments(curves.curve(width, seeds[seed]));
        if (moments.points() >= 2) {
          row.put(seed, moments);
        }
      }
      cells.add(row);
    }
    for (int seed = 0; seed < seeds.length; seed++) {
      NormalEquations line = new NormalEquations(3);
      NormalEquations free = new NormalEquations(widths.length + 1);
      for (int w = 0; w < widths.length; w++) {
        if (has(w, seed)) {
          CurveMoments moments = cells.get(w).get(seed);
          line.add(NormalEquations.line(moments, octaves[w]), 1);
          free.add(NormalEquations.free(moments, w, widths.length), 1);
        }
      }
      lines.add(line);
      frees.add(free);
    }
    strata = strata();
  }

  /**
   * Fits the family.
   *
   * @throws IllegalArgumentException if a width has fewer than two seeds with two finite losses
   *     each, there is one width only, or the losses do not rise on both sides
   */
  public static CurveFamily of(LossCurves curves) {
    CurveFamily family = new CurveFamily(curves);
    for (int i = 0; i < family.widths.length; i++) {
      int found = family.cells.get(i).size();
      if (found < 2) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "width %s has %d seed with two finite losses or more; a family of curves needs two:"
                    + " run another seed",
                TransferReport.number(family.widths[i]),
                found));
      }
    }
    if (family.widths.length < 2 || !(family.curvature() > 0)) {
      throw new IllegalArgumentException(
          family.widths.length < 2
              ? "there is one width: run a wider model"
              : "the losses do not rise on both sides of an optimum: widen the grid of rates");
    }
    return family;
  }

  /** b, in ln loss per squared octave. */
  public double curvature() {
    return line(everySeedOnce())[0];
  }

  /** Octaves by which the best rate moves per doubling of the width. */
  public Estimate drift() {
    return estimate(this::drift, Widening.ofSlope(octaves, seedsAt()), Double.NEGATIVE_INFINITY);
  }

  /** log₂ of the best rate of a width. */
  public Estimate optimum(double width) {
    int place = place(width);
    return estimate(
        counts -> optima(counts)[place], Widening.of(seedsAt()[place]), Double.NEGATIVE_INFINITY);
  }

  /** E_lr: log₂ of the best rate of a width minus that of the narrowest. */
  public Estimate error(double width) {
    int place = place(width);
    return estimate(counts -> error(counts, place), againstBase(place), Double.NEGATIVE_INFINITY);
  }

  /**
   * What it costs at a width to use the narrowest width's best rate, in ln loss: b·E_lr². It cannot
   * be negative, so noise in the optimum adds to it.
   */
  public Estimate regret(double width) {
    int place = place(width);
    return estimate(
        counts -> free(counts)[0] * Math.pow(error(counts, place), 2), againstBase(place), 0);
  }

  /** The fitted loss of a width at log₂ η, its height the mean over seeds of ln loss. */
  public double loss(double width, double octave) {
    int place = place(width);
    double[] fit = free(everySeedOnce());
    double u = octave - origin;
    return Math.exp(
        cells.get(place).values().stream()
            .map(CurveMoments::centre)
            .mapToDouble(
                at -> at.y() + fit[0] * (u * u - at.square()) + fit[place + 1] * (u - at.u()))
            .average()
            .orElseThrow());
  }

  /**
   * By how much the regret of this rule exceeds that of another at a width, seeds paired: both are
   * drawn together.
   *
   * @throws IllegalArgumentException if the two were not run with the same seeds at the same widths
   */
  public Estimate regretMinus(CurveFamily other, double width) {
    int place = place(width);
    boolean paired =
        Arrays.equals(seeds, other.seeds)
            && Arrays.equals(widths, other.widths)
            && IntStream.range(0, widths.length)
                .allMatch(w -> cells.get(w).keySet().equals(other.cells.get(w).keySet()));
    if (!paired) {
      throw new IllegalArgumentException(
          "regrets can be paired only between rules with the same seeds at the same widths");
    }
    return estimate(
        counts -> regret(counts, place) - other.regret(counts, place),
        againstBase(place),
        Double.NEGATIVE_INFINITY);
  }

  /** The share of permuted width labels whose drift is as far from zero: {@link PermutedLabels}. */
  public double permutedShare() {
    List<List<CurveMoments>> curves = new ArrayList<>();
    List<double[]> labels = new ArrayList<>();
    for (int seed = 0; seed < seeds.length; seed++) {
      int each = seed;
      int[] at = IntStream.range(0, widths.length).filter(w -> has(w, each)).toArray();
      curves.add(Arrays.stream(at).mapToObj(w -> cells.get(w).get(each)).toList());
      labels.add(Arrays.stream(at).mapToDouble(w -> octaves[w]).toArray());
    }
    return PermutedLabels.share(labels, curves, drift(everySeedOnce()));
  }

  /** What further runs would do to the interval of the drift: {@link TransferPlan}. */
  public SeedNoise noise() {
    double b = free(everySeedOnce())[0];
    double[] optima = optima(everySeedOnce());
    double squares = 0;
    double residuals = 0;
    double trialFreedom = 0;
    double spread = 0;
    int curves = 0;
    for (int w = 0; w < widths.length; w++) {
      List<CurveMoments> row = List.copyOf(cells.get(w).values());
      double optimum = optima[w] - origin;
      double[] shifts = row.stream().mapToDouble(m -> m.shift(b, optimum)).toArray();
      double mean = Arrays.stream(shifts).average().orElseThrow();
      squares += Arrays.stream(shifts).map(each -> Math.pow(each - mean, 2)).sum();
      residuals += row.stream().mapToDouble(m -> m.residual(b)).sum();
      trialFreedom += row.stream().mapToDouble(m -> Math.max(0, m.points() - 2)).sum();
      spread += row.stream().mapToDouble(m -> 1 / m.u2()).sum();
      curves += row.size();
    }
    double perSeed = squares / (curves - widths.length);
    double perTrial = trialFreedom > 1 ? residuals / (trialFreedom - 1) / (4 * b * b) : perSeed;
    double drawn = Math.max(0, perSeed - perTrial * spread / curves);
    return new SeedNoise(perTrial, drawn, span());
  }

  private double drift(int[] counts) {
    double[] fit = line(counts);
    return fit[0] > 0 ? -fit[2] / (2 * fit[0]) : Double.NaN;
  }

  private double[] optima(int[] counts) {
    double[] fit = free(counts);
    return IntStream.range(1, fit.length)
        .mapToDouble(i -> fit[0] > 0 ? origin - fit[i] / (2 * fit[0]) : Double.NaN)
        .toArray();
  }

  private double error(int[] counts, int place) {
    double[] optima = optima(counts);
    return optima[place] - optima[0];
  }

  private double regret(int[] counts, int place) {
    return free(counts)[0] * Math.pow(error(counts, place), 2);
  }

  private Estimate estimate(ToDoubleFunction<int[]> statistic, Widening widening, double least) {
    double value = statistic.applyAsDouble(everySeedOnce());
    Interval drawn = BOOTSTRAP.interval(random -> statistic.applyAsDouble(draw(random)));
    Interval wide = widening.of(value, drawn);
    return Estimate.of(
        value,
        new Interval(Math.max(least, wide.low()), wide.high(), wide.level()),
        seeds.length,
        Estimate.Kind.BOOTSTRAP);
  }

  private Widening againstBase(int place) {
    Widening.Seeds[] at = seedsAt();
    return place == 0 ? Widening.of(at[0]) : Widening.of(at[0], at[place]);
  }

  private Widening.Seeds[] seedsAt() {
    return IntStream.range(0, widths.length)
        .mapToObj(
            w -> {
              int groups =
                  (int)
                      strata.stream()
                          .filter(group -> Arrays.stream(group).anyMatch(seed -> has(w, seed)))
                          .count();
              int found = cells.get(w).size();
              return new Widening.Seeds(found, Math.max(1, found - groups));
            })
        .toArray(Widening.Seeds[]::new);
  }

  private static double[] solve(List<NormalEquations> perSeed, int unknowns, int[] counts) {
    NormalEquations sum = new NormalEquations(unknowns);
    for (int seed = 0; seed < counts.length; seed++) {
      if (counts[seed] > 0) {
        sum.add(perSeed.get(seed), counts[seed]);
      }
    }
    return sum.solve();
  }

  /** b, slope, and what the slope gains per doubling, each seed counted so many times. */
  private double[] line(int[] counts) {
    return solve(lines, 3, counts);
  }

  /** b and one slope per width. */
  private double[] free(int[] counts) {
    return solve(frees, widths.length + 1, counts);
  }

  private int[] draw(UniformRandomProvider random) {
    int[] counts = new int[seeds.length];
    for (int[] stratum : strata) {
      for (int i = 0; i < stratum.length; i++) {
        counts[stratum[random.nextInt(stratum.length)]]++;
      }
    }
    return counts;
  }

  private int[] everySeedOnce() {
    int[] counts = new int[seeds.length];
    Arrays.fill(counts, 1);
    return counts;
  }

  /** Seeds with the same widths; a seed alone joins the largest group. */
  private List<int[]> strata() {
    Map<List<Boolean>, List<Integer>> groups = new LinkedHashMap<>();
    for (int seed = 0; seed < seeds.length; seed++) {
      int each = seed;
      List<Boolean> at = IntStream.range(0, widths.length).mapToObj(w -> has(w, each)).toList();
      groups.computeIfAbsent(at, key -> new ArrayList<>()).add(seed);
    }
    List<List<Integer>> ordered =
        groups.values().stream().sorted((a, b) -> Integer.compare(b.size(), a.size())).toList();
    List<List<Integer>> joined = new ArrayList<>();
    for (List<Integer> group : ordered) {
      if (group.size() == 1 && !joined.isEmpty()) {
        joined.get(0).addAll(group);
      } else {
        joined.add(new ArrayList<>(group));
      }
    }
    return joined.stream()
        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  private boolean has(int width, int seed) {
    return cells.get(width).containsKey(seed);
  }

  private CurveMoments moments(SortedMap<Double, Double> curve) {
    double[] u =
        curve.keySet().stream().mapToDouble(rate -> LossCurves.log2(rate) - origin).toArray();
    double[] y = curve.values().stream().mapToDouble(Math::log).toArray();
    return CurveMoments.of(u, y);
  }

  /** Octaves from the lowest to the highest rate, mean over curves. */
  private double span() {
    return cells.stream()
        .flatMap(row -> row.values().stream())
        .mapToDouble(
            m -> Math.sqrt(m.u2() * 12 * (m.points() - 1) / (m.points() * (m.points() + 1.0))))
        .average()
        .orElseThrow();
  }

  private int place(double width) {
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] == width) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        String.format(Locale.ROOT, "width = %s must be one of %s", width, Arrays.toString(widths)));
  }
}
