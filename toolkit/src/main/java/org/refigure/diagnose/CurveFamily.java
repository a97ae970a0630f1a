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
import org.hipparchus.stat.StatUtils;
import org.refigure.stats.Bootstrap;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;

/**
 * One family of curves through all losses of a rule: with x = log₂ η,
 *
 * <pre>ln L = a(width, seed) + b(width)·(x − μ(width))²,  μ(width) ≈ μ₀ + drift·log₂(width)</pre>
 *
 * <p>by least squares: a height of its own for each curve (seeds and widths differ in level, which
 * does not matter here), one parabola for all seeds of a width, and the line through the optima
 * with each width counted by how well its parabola is known, the inverse variance of its vertex.
 * Every point counts, not only the three lowest. Curves of another shape are read wrongly by the
 * same amount at every width as long as the rates lie alike around the optima, so that the drift is
 * spared.
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
    strata = strata();
  }

  /**
   * Fits the family.
   *
   * @throws IllegalArgumentException if a width has fewer than two seeds with two finite losses
   *     each, there is one width only, or the losses (of nine in ten resamples of the seeds) do not
   *     rise on both sides
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
    boolean convex =
        Arrays.stream(family.parabolas(family.everySeedOnce())).allMatch(p -> p.curvature() > 0);
    if (family.widths.length < 2 || !convex) {
      throw new IllegalArgumentException(
          family.widths.length < 2
              ? "there is one width: run a wider model"
              : "the losses do not rise on both sides of an optimum: widen the grid of rates");
    }
    try {
      family.drift();
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(
          "the losses of many resampled seeds do not rise on both sides of an optimum: run more"
              + " seeds, or widen the grid of rates",
          e);
    }
    return family;
  }

  /** b of a width, in ln loss per squared octave. */
  public double curvature(double width) {
    return parabolas(everySeedOnce())[place(width)].curvature();
  }

  /** Octaves by which the best rate moves per doubling of the width. */
  public Estimate drift() {
    return estimate(
        counts -> PooledParabola.slope(octaves, parabolas(counts)),
        Widening.of(Leverage.parts(octaves, information()), seedsAt()),
        Double.NEGATIVE_INFINITY);
  }

  /** log₂ of the best rate of a width. */
  public Estimate optimum(double width) {
    int place = place(width);
    return estimate(
        counts -> origin + parabolas(counts)[place].optimum(),
        Widening.of(seedsAt()[place]),
        Double.NEGATIVE_INFINITY);
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
    return estimate(counts -> regret(counts, place), againstBase(place), 0);
  }

  /** The fitted loss of a width at log₂ η, its height the mean over seeds of ln loss. */
  public double loss(double width, double octave) {
    int place = place(width);
    PooledParabola fit = parabolas(everySeedOnce())[place];
    double b = fit.curvature();
    double slope = -2 * b * fit.optimum();
    double u = octave - origin;
    return Math.exp(
        cells.get(place).values().stream()
            .map(CurveMoments::centre)
            .mapToDouble(at -> at.y() + b * (u * u - at.square()) + slope * (u - at.u()))
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
    List<int[]> places = new ArrayList<>();
    for (int seed = 0; seed < seeds.length; seed++) {
      int each = seed;
      int[] at = IntStream.range(0, widths.length).filter(w -> has(w, each)).toArray();
      curves.add(Arrays.stream(at).mapToObj(w -> cells.get(w).get(each)).toList());
      places.add(at);
    }
    return PermutedLabels.share(octaves, curves, places, drift().value());
  }

  /** What further runs would do to the interval of the drift: {@link TransferPlan}. */
  public SeedNoise noise() {
    PooledParabola[] fits = parabolas(everySeedOnce());
    double residuals = 0;
    double residualFreedom = -widths.length;
    for (int w = 0; w < widths.length; w++) {
      double b = fits[w].curvature();
      for (CurveMoments each : cells.get(w).values()) {
        residuals += each.residual(b);
        residualFreedom += Math.max(0, each.points() - 2);
      }
    }
    double trial = residualFreedom > 0 ? residuals / residualFreedom : 0;
    double excess = 0;
    double freedom = 0;
    for (int w = 0; w < widths.length; w++) {
      double b = fits[w].curvature();
      double optimum = fits[w].optimum();
      double[] shifts =
          cells.get(w).values().stream().mapToDouble(m -> m.shift(b, optimum)).toArray();
      double expected =
          cells.get(w).values().stream()
              .mapToDouble(m -> trial / (4 * b * b * m.u2()))
              .average()
              .orElseThrow();
      excess += (shifts.length - 1) * (StatUtils.variance(shifts) - expected);
      freedom += shifts.length - 1;
    }
    SortedMap<Double, Double> curvature = new TreeMap<>();
    for (int w = 0; w < widths.length; w++) {
      curvature.put(widths[w], fits[w].curvature());
    }
    return new SeedNoise(trial, Math.max(0, excess / freedom), span(), curvature);
  }

  private double error(int[] counts, int place) {
    PooledParabola[] fits = parabolas(counts);
    return fits[place].optimum() - fits[0].optimum();
  }

  private double regret(int[] counts, int place) {
    PooledParabola[] fits = parabolas(counts);
    return fits[place].curvature() * Math.pow(fits[place].optimum() - fits[0].optimum(), 2);
  }

  private Estimate estimate(ToDoubleFunction<int[]> statistic, Widening widening, double least) {
    double value = statistic.applyAsDouble(everySeedOnce());
    Interval drawn = BOOTSTRAP.interval(random -> statistic.applyAsDouble(draw(random)));
    Interval wide = widening.of(value, drawn);
    return Estimate.of(
        value,
        new Interval(Math.max(least, wide.low()), wide.high(), wide.level()),
        widening.fewest(),
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

  /** The parabola of each width, each seed counted so many times. */
  private PooledParabola[] parabolas(int[] counts) {
    PooledParabola[] fits = new PooledParabola[widths.length];
    for (int w = 0; w < fits.length; w++) {
      PooledParabola fit = new PooledParabola();
      cells.get(w).forEach((seed, moments) -> fit.add(moments, counts[seed]));
      fits[w] = fit;
    }
    return fits;
  }

  private double[] information() {
    return Arrays.stream(parabolas(everySeedOnce()))
        .mapToDouble(PooledParabola::information)
        .toArray();
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
