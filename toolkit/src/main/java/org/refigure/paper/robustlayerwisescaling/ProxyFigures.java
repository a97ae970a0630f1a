package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Layer;
import org.refigure.plot.Line;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.plot.Points;
import org.refigure.plot.Spectra;
import org.refigure.stats.Mean;

/** The figures of the language models of Figure 1. */
public final class ProxyFigures {
  private ProxyFigures() {}

  /**
   * Gain against iteration for the six runs, mean over the feed-forward matrices of all blocks with
   * the 95 % interval over seeds; dashed: the law. Beside it what was read off the paper's figure.
   */
  public static Figure gain(ProxySixRuns runs) {
    List<String> matrices = runs.feedForward();
    Panel ours = Panel.of("ours", Axis.linear("iteration"), Axis.log10("sublayer gain"));
    Panel paper =
        Panel.of(
            "the paper's points (read off)", Axis.linear("iteration"), Axis.log10("sublayer gain"));
    List<FigureOneRun> all = ProxySixRuns.runs(runs.scale());
    for (int i = 0; i < all.size(); i++) {
      FigureOneRun run = all.get(i);
      double[] steps = runs.steps(run);
      ours =
          ours.with(
              MeanLayers.line(run.name(), steps, runs.curve(run, "gain", matrices))
                  .solid()
                  .color(i),
              Line.of("", steps, runs.predictedGain(run, matrices)).dashed().thin().color(i));
      List<PublishedFigureOne.Point> points = PublishedFigureOne.gains(run);
      double[] iterations =
          points.stream().mapToDouble(PublishedFigureOne.Point::iteration).toArray();
      double[] gains = points.stream().mapToDouble(PublishedFigureOne.Point::gain).toArray();
      paper =
          paper.with(
              Line.of("", iterations, gains).thin().dotted().color(i),
              Points.of(run.name(), iterations, gains).hollow().color(i));
    }
    return Figure.of(ours, paper)
        .columns(2)
        .sharedLegend()
        .title("Gain against iteration, feed-forward matrices")
        .scope(badge(runs));
  }

  /** The same, one panel per type of matrix, for averages over all matrices hide outliers. */
  public static Figure gainByType(ProxySixRuns runs) {
    List<Panel> panels = new ArrayList<>();
    List<FigureOneRun> all = ProxySixRuns.runs(runs.scale());
    for (String type : ProxyMatrices.TYPES) {
      List<Layer> layers = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        for (String matrix : runs.matrices(List.of(type))) {
          double[] steps = runs.steps(all.get(i));
          double[] gains = values(runs.curve(all.get(i), "gain", List.of(matrix)));
          String name = matrix.startsWith("layers.0.") ? all.get(i).name() : "";
          layers.add(Line.of(name, steps, gains).thin().solid().color(i));
        }
      }
      panels.add(
          Panel.of(type, Axis.linear("iteration"), Axis.log10("gain"))
              .with(layers.toArray(Layer[]::new)));
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .columns(4)
        .sharedLegend()
        .title("Gain of every matrix, a line per block, mean over seeds")
        .scope(badge(runs));
  }

  /** Final singular values against rank of the six runs: as they are, and over the law. */
  public static Figure spectra(ProxySixRuns runs) {
    Map<String, double[]> raw = new LinkedHashMap<>();
    Map<String, double[]> scaled = new LinkedHashMap<>();
    for (FigureOneRun run : ProxySixRuns.runs(runs.scale())) {
      raw.put(run.name(), runs.spectrum(run, 0, runs.feedForward(), false));
      scaled.put(run.name(), runs.spectrum(run, 0, runs.feedForward(), true));
    }
    return Figure.of(
            Spectra.rank("singular values", raw), Spectra.rank("divided by the law's rms", scaled))
        .columns(2)
        .sharedLegend()
        .title("Singular values against rank, feed-forward matrices")
        .scope(runs.scale().word() + " scale · proxy · one seed");
  }

  /** rms and rotation per step of every run over the law's. */
  public static Figure overLaw(ProxySixRuns runs) {
    Panel rms = Panel.of("rms(W) / law", Axis.linear("iteration"), Axis.log10("ratio"));
    Panel rotation =
        Panel.of("rotation per step / law", Axis.linear("iteration"), Axis.log10("ratio"));
    List<FigureOneRun> all = ProxySixRuns.runs(runs.scale());
    for (int i = 0; i < all.size(); i++) {
      FigureOneRun run = all.get(i);
      // The read-out starts at zero, so the first gradient of every matrix is zero: no rotation.
      double[] steps = Arrays.stream(runs.steps(run)).skip(1).toArray();
      rms = rms.with(line(run, steps, runs.overLaw(run, "rms")).color(i));
      rotation = rotation.with(line(run, steps, runs.overLaw(run, "rotation")).color(i));
    }
    return Figure.of(rms, rotation)
        .columns(2)
        .sharedLegend()
        .title("What pure noise would do, and what learning does")
        .scope(badge(runs));
  }

  private static Line line(FigureOneRun run, double[] steps, List<Mean> means) {
    return MeanLayers.line(run.name(), steps, means.subList(1, means.size())).solid();
  }

  private static double[] values(List<Mean> means) {
    return GainFigures.values(means);
  }

  /** What a reader must know of the size of the runs behind a figure. */
  private static String badge(ProxySixRuns runs) {
    int seeds = runs.of(FigureOneRun.BASE).records().size();
    return String.format(
        Locale.ROOT,
        "%s scale · proxy, d = %d · %d seed%s",
        runs.scale().word(),
        runs.setting(FigureOneRun.BASE).width(),
        seeds,
        seeds == 1 ? "" : "s");
  }
}
