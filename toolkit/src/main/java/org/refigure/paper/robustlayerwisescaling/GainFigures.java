package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.refigure.Scale;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Layer;
import org.refigure.plot.Line;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.plot.Spectra;
import org.refigure.stats.Mean;

/** The figures of Model A: the paper's Figure 1 and the width exponents. */
public final class GainFigures {
  private GainFigures() {}

  /**
   * Sublayer gain against iteration for the six runs, mean and 95 % interval over seeds; dashed:
   * the steady-state formula, with nothing fitted but the base run's final gain.
   */
  public static Figure gainAgainstIteration(Scale scale, SixRuns runs) {
    List<Panel> panels = new ArrayList<>();
    for (String matrix : GainExponents.MATRICES) {
      List<Layer> layers = new ArrayList<>();
      List<FigureOneRun> all = SixRuns.runs(scale);
      for (int i = 0; i < all.size(); i++) {
        FigureOneRun run = all.get(i);
        double[] steps = runs.steps(run, matrix);
        layers.add(
            MeanLayers.line(run.name(), steps, runs.relativeGain(run, matrix)).solid().color(i));
        layers.add(Line.of("", steps, runs.predictedGain(run, matrix)).dashed().thin().color(i));
      }
      panels.add(
          Panel.of(
                  "Gain of " + matrix,
                  Axis.linear("iteration"),
                  Axis.log10("gain / final gain of Base"))
              .with(layers.toArray(Layer[]::new)));
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .columns(2)
        .sharedLegend()
        .title("Gain against iteration, six runs of Model A")
        .scope(badge(scale));
  }

  /** Final singular values against rank of the six runs, as they are and divided by √(η/λ). */
  public static Figure spectra(Scale scale, SixRuns runs) {
    List<Panel> panels = new ArrayList<>();
    for (String matrix : GainExponents.MATRICES) {
      Map<String, double[]> raw = new LinkedHashMap<>();
      Map<String, double[]> scaled = new LinkedHashMap<>();
      for (FigureOneRun run : SixRuns.runs(scale)) {
        double[] values = runs.record(run, 0).vector(matrix);
        double unit = SixRuns.unit(run);
        raw.put(run.name(), values);
        scaled.put(
            run.name(), java.util.Arrays.stream(values).map(value -> value / unit).toArray());
      }
      panels.add(Spectra.rank(matrix + ": singular values", raw));
      panels.add(Spectra.rank(matrix + ": divided by √(η/λ)", scaled));
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .columns(2)
        .sharedLegend()
        .title("Singular values against rank, six runs of Model A")
        .scope(scale.word() + " scale · toy · one seed");
  }

  /** σ₁, gain, Frobenius norm (over k) and stable rank of a matrix against the width. */
  public static Figure againstWidth(Scale scale, GainExponents exponents, String matrix) {
    List<Panel> panels = new ArrayList<>();
    for (GainExponents.Quantity quantity : GainExponents.Quantity.values()) {
      List<Layer> layers = new ArrayList<>();
      List<Variant> variants = Variant.all(scale);
      for (int i = 0; i < variants.size(); i++) {
        double[] widths = exponents.widths(variants.get(i));
        List<Mean> means = exponents.means(variants.get(i), matrix, quantity);
        layers.add(MeanLayers.points(variants.get(i).name(), widths, means).color(i));
        layers.add(Line.of("", widths, values(means)).thin().unmarked().color(i));
      }
      panels.add(
          Panel.of(
                  quantity.label() + " of " + matrix,
                  Axis.log2("width d"),
                  Axis.log10(quantity.label()))
              .with(layers.toArray(Layer[]::new)));
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .columns(2)
        .sharedLegend()
        .title("Model A against width, " + matrix)
        .scope(badge(scale));
  }

  static double[] values(List<Mean> means) {
    return means.stream().mapToDouble(Mean::value).toArray();
  }

  /** What a reader must know of the size of the runs behind a figure. */
  static String badge(Scale scale) {
    return scale == Scale.SMOKE
        ? "smoke scale · toy · 1 seed"
        : scale.word() + " scale · toy · 3 seeds";
  }
}
