package org.refigure.paper.dppleastsquares;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Guide;
import org.refigure.plot.Histogram;
import org.refigure.plot.Line;
import org.refigure.plot.Panel;

/** The figures of notebook 15. */
public final class DppFigures {
  private static final double[] RATIOS = {1, 2, 4};

  private DppFigures() {}

  /** Error ratio against the number of samples: medians with the middle half of the draws. */
  public static Figure errors(DppResults results, Target target) {
    return Figure.of(errors(results, target, 5), errors(results, target, 10))
        .title("Error over the best possible, u = " + target.label())
        .caption("Medians; bands hold the middle half of the draws.")
        .sharedLegend();
  }

  /** Where samples fall, and how near the nearest two of m = 10 are. */
  public static Figure positions(int draws, long seed) {
    LegendreGrid grid = LegendreGrid.of(10);
    double[] density = grid.density();
    // per unit of x: ν is a density with respect to the uniform measure, which is dx/2
    Line law =
        Line.of("Christoffel density", grid.x(), Arrays.stream(density).map(d -> d / 2).toArray())
            .unmarked();
    Panel where = Panel.of("Positions", Axis.linear("x"), Axis.linear("density"));
    Panel gaps =
        Panel.of("Nearest two of 10 samples", Axis.linear("distance"), Axis.linear("density"));
    for (Sampler sampler : new Sampler[] {Sampler.CHRISTOFFEL, Sampler.VOLUME}) {
      String name = sampler == Sampler.VOLUME ? "projection DPP" : sampler.label();
      double[][] samples = samples(grid, sampler, draws, seed);
      double[] all = Arrays.stream(samples).flatMapToDouble(Arrays::stream).toArray();
      double[] nearest = Arrays.stream(samples).mapToDouble(DppFigures::nearest).toArray();
      where = where.with(Histogram.density(name, all, 60).outlined());
      gaps = gaps.with(Histogram.density(name, nearest, 30).outlined());
    }
    return Figure.of(where.with(law), gaps).title("The same density, but the points keep apart");
  }

  /** The running mean of tr(G⁻¹)/m over draws, beside its exact expectation. */
  public static Figure convergence(DppResults results) {
    return Figure.of(
            convergence(new SampleStatistics(results.singleDpp()).pooled("trace"), 5, 5),
            convergence(results.cell(5, 2, Sampler.VOLUME).pooled("trace"), 5, 10))
        .title("How slowly an average finds E tr(G⁻¹)/m");
  }

  /** How often independent samples are unstable, and what the guarantee allows. */
  public static Figure stability(DppResults results) {
    Panel[] panels = IntStream.of(5, 10).mapToObj(m -> stability(results, m)).toArray(Panel[]::new);
    return Figure.of(panels).title("The guarantee holds with much to spare").sharedLegend();
  }

  private static Panel errors(DppResults results, Target target, int m) {
    Panel panel =
        Panel.of("m = " + m, Axis.log2("samples per dimension n/m"), Axis.log10("error ratio ρ"));
    String vector = target.word() + " ratio";
    for (Sampler sampler : Sampler.values()) {
      panel =
          panel.with(
              Line.of(sampler.label(), RATIOS, quantiles(results, m, sampler, vector, 0.5))
                  .band(
                      quantiles(results, m, sampler, vector, 0.25),
                      quantiles(results, m, sampler, vector, 0.75)));
    }
    return panel;
  }

  private static double[] quantiles(
      DppResults results, int m, Sampler sampler, String vector, double share) {
    return Arrays.stream(RATIOS)
        .map(ratio -> results.cell(m, (int) ratio, sampler).quantile(vector, share))
        .toArray();
  }

  private static double[][] samples(LegendreGrid grid, Sampler sampler, int draws, long seed) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    Sampler.Draw draw = sampler.on(grid);
    return IntStream.range(0, draws)
        .mapToObj(
            i ->
                Arrays.stream(draw.cells(grid.dimension(), random))
                    .mapToDouble(cell -> grid.x()[cell])
                    .sorted()
                    .toArray())
        .toArray(double[][]::new);
  }

  private static double nearest(double[] sorted) {
    return IntStream.range(1, sorted.length)
        .mapToDouble(i -> sorted[i] - sorted[i - 1])
        .min()
        .orElseThrow();
  }

  private static Panel convergence(double[] traces, int m, int n) {
    int[] counts =
        IntStream.rangeClosed(1, 100)
            .map(i -> i * traces.length / 100)
            .filter(i -> i > 0)
            .toArray();
    double[] running = new double[traces.length + 1];
    for (int i = 0; i < traces.length; i++) {
      running[i + 1] = running[i] + traces[i];
    }
    return Panel.of(
            String.format(Locale.ROOT, "n = %d", n),
            Axis.log10("draws"),
            Axis.linear("running mean of tr(G⁻¹)/m"))
        .with(
            Line.of(
                    "volume sampling, m = " + m,
                    Arrays.stream(counts).asDoubleStream().toArray(),
                    Arrays.stream(counts).mapToDouble(i -> running[i] / i).toArray())
                .unmarked(),
            Guide.horizontal("n/(n − m + 1)", n / (n - m + 1.0)).dashed());
  }

  private static Panel stability(DppResults results, int m) {
    double[] ratios = results.stability().distinct("perDimension");
    Panel panel =
        Panel.of(
            "m = " + m,
            Axis.log2("samples per dimension n/m"),
            Axis.linear("probability").range(0, 1.05));
    for (double delta : new double[] {0.5, 0.9}) {
      int color = delta < 0.7 ? 0 : 1;
      panel =
          panel.with(
              Line.of(
                      "observed, δ = " + delta,
                      ratios,
                      Arrays.stream(ratios)
                          .map(r -> results.frequency(m, (int) r, delta))
                          .toArray())
                  .color(color)
                  .solid(),
              Line.of(
                      "bound, δ = " + delta,
                      ratios,
                      Arrays.stream(ratios)
                          .map(r -> Math.min(1, Stability.bound(m, (int) (m * r), delta)))
                          .toArray())
                  .color(color)
                  .dashed());
    }
    return panel;
  }
}
