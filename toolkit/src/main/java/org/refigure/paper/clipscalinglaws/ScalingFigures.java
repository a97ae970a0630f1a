package org.refigure.paper.clipscalinglaws;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import org.refigure.data.ScalingRun;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Guide;
import org.refigure.plot.Line;
import org.refigure.plot.Marker;
import org.refigure.plot.Panel;
import org.refigure.plot.Points;
import org.refigure.stats.Interval;
import org.refigure.stats.PowerLaw;

/** The figures of notebook 09. Every one names whose data it shows. */
public final class ScalingFigures {
  private static final String SOURCE =
      "Data: Nezhurina et al., LAION-AI/scaling-laws-for-comparison.";

  private static final String BANDS = SOURCE + " Bands: 95 % of resampled frontiers.";

  private static final int GRID = 80;

  private ScalingFigures() {}

  /** Error against compute: all runs, frontier, law, and the model that was predicted. */
  public static Figure errorAgainstCompute(ScalingResults results) {
    return Figure.of(family(results, Family.CLIP), family(results, Family.MAMMUT))
        .title("The best error at each compute, and what it predicts")
        .caption(BANDS);
  }

  /** MaMMUT minus CLIP against compute, on the three tasks. */
  public static Figure lead(ScalingResults results) {
    Panel[] panels =
        Arrays.stream(Task.values()).map(task -> lead(results, task)).toArray(Panel[]::new);
    return Figure.of(panels).title("CLIP ahead at small compute, MaMMUT at large").caption(BANDS);
  }

  /** Exponent and floor of every resample. */
  public static Figure parameters(ScalingResults results) {
    List<FamilyLaws> laws = results.resamples(Task.IMAGENET, Frontiers.FITTED);
    Panel panel = Panel.of("", Axis.linear("exponent c"), Axis.linear("floor d of the error"));
    for (Family family : Family.values()) {
      panel =
          panel.with(
              Points.of(
                  family.label(),
                  laws.stream().mapToDouble(law -> law.get(family).exponent()).toArray(),
                  laws.stream().mapToDouble(law -> law.get(family).floor()).toArray()));
    }
    return Figure.of(panel)
        .title(String.format(Locale.ROOT, "One curve, many parameters: %d resamples", laws.size()))
        .caption(SOURCE);
  }

  /** Laws fitted to small runs, and the large runs that they did not see. */
  public static Figure heldOut(ScalingResults results) {
    Panel panel =
        Panel.of("", Axis.log10("compute C (GFLOP)").range(1e9, 1.2e12), Axis.log10("error E"));
    Frontiers all = results.frontiers(Task.IMAGENET);
    FamilyLaws laws = all.upTo(Frontiers.TRAINED).fit();
    List<FamilyLaws> resamples = results.resamples(Task.IMAGENET, Frontiers.TRAINED);
    double[] grid = grid(1e9, Frontiers.FITTED);
    for (Family family : Family.values()) {
      int color = family.ordinal();
      Frontier seen = all.upTo(Frontiers.TRAINED).get(family).where(c -> c > 1e9);
      Frontier unseen = all.beyond(Frontiers.TRAINED).get(family);
      panel =
          panel.with(
              band(
                      Line.of(
                          family.label() + ", fitted to C ≤ 2.5e11",
                          grid,
                          values(grid, laws.get(family)::at)),
                      grid,
                      resamples,
                      (law, c) -> law.get(family).at(c))
                  .color(color)
                  .unmarked(),
              Points.of(family.label() + ", fitted", seen.compute(), seen.error())
                  .hollow()
                  .color(color),
              Points.of(family.label() + ", held out", unseen.compute(), unseen.error())
                  .marker(Marker.STAR)
                  .color(color));
    }
    return Figure.of(panel.with(Guide.vertical("end of the fit", Frontiers.TRAINED).dashed()))
        .title("Predicting runs that were not fitted")
        .caption(BANDS);
  }

  /** Samples seen by the best run of each bin against compute. */
  public static Figure optimalSamples(ScalingResults results) {
    Panel panel =
        Panel.of("", Axis.log10("compute C (GFLOP)"), Axis.log10("samples seen by the best run"));
    for (Family family : Family.values()) {
      Frontier frontier = results.frontiers(Task.IMAGENET).get(family);
      PowerLaw law = results.optimalSamples(family);
      double[] ends = {frontier.compute()[0], frontier.compute()[frontier.size() - 1]};
      panel =
          panel.with(
              Points.of(family.label(), frontier.compute(), frontier.samples())
                  .color(family.ordinal()),
              Line.of(family.label() + ", power law", ends, values(ends, law::at))
                  .color(family.ordinal()));
    }
    return Figure.of(panel).title("The best use of compute: samples").caption(SOURCE);
  }

  private static Panel family(ScalingResults results, Family family) {
    List<ScalingRun> runs = Frontiers.family(Task.IMAGENET.of(results.runs()), family);
    Frontier frontier = results.frontiers(Task.IMAGENET).get(family);
    FamilyLaws laws = results.frontiers(Task.IMAGENET).fit();
    double[] grid = grid(frontier.compute()[0], 3e12);
    Line law = Line.of("law and band", grid, values(grid, laws.get(family)::at)).unmarked();
    return Panel.of(
            family.label(), Axis.log10("compute C (GFLOP)"), Axis.log10("error E = 1 − accuracy"))
        .with(
            Points.of(
                    "all runs",
                    runs.stream().mapToDouble(ScalingRun::compute).toArray(),
                    runs.stream().mapToDouble(ScalingRun::error).toArray())
                .marker(Marker.CIRCLE)
                .hollow()
                .color(5),
            band(
                    law,
                    grid,
                    results.resamples(Task.IMAGENET, Frontiers.FITTED),
                    (l, c) -> l.get(family).at(c))
                .color(1),
            Points.of("frontier", frontier.compute(), frontier.error()).color(0),
            Points.of(
                    "L/14, 12.8B samples, measured",
                    new double[] {family.target()},
                    new double[] {1 - family.measured()})
                .marker(Marker.STAR)
                .color(3));
  }

  private static Panel lead(ScalingResults results, Task task) {
    double[] range = results.range();
    double[] grid = grid(range[0], 3e12);
    FamilyLaws laws = results.frontiers(task).fit();
    return Panel.of(
            task.label(), Axis.log10("compute C (GFLOP)"), Axis.linear("MaMMUT − CLIP (points)"))
        .with(
            band(
                Line.of("difference of the laws", grid, values(grid, laws::lead)).unmarked(),
                grid,
                results.resamples(task, Frontiers.FITTED),
                FamilyLaws::lead),
            Guide.horizontal("equal", 0).dashed(),
            Guide.vertical("end of the fit", Frontiers.FITTED).dotted());
  }

  private static Line band(
      Line line,
      double[] grid,
      List<FamilyLaws> resamples,
      ToDoubleBiFunction<FamilyLaws, Double> number) {
    double[] low = new double[grid.length];
    double[] high = new double[grid.length];
    for (int i = 0; i < grid.length; i++) {
      double compute = grid[i];
      Interval interval =
          ScalingResults.interval(
              resamples.stream().mapToDouble(law -> number.applyAsDouble(law, compute)).toArray());
      low[i] = interval.low();
      high[i] = interval.high();
    }
    return line.band(low, high);
  }

  private static double[] grid(double low, double high) {
    double[] grid = new double[GRID];
    Arrays.setAll(grid, i -> low * Math.pow(high / low, i / (GRID - 1.0)));
    return grid;
  }

  private static double[] values(double[] at, DoubleUnaryOperator function) {
    return Arrays.stream(at).map(function).toArray();
  }
}
