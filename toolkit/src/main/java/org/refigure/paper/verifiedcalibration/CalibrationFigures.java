package org.refigure.paper.verifiedcalibration;

import java.util.List;
import java.util.stream.IntStream;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Guide;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.plot.Points;
import org.refigure.stats.FunctionOfMeans;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;

/** The figures of notebook 25. */
public final class CalibrationFigures {
  private CalibrationFigures() {}

  /** Measured error of Platt scaling against the number of bins. */
  public static Figure underReporting(CalibrationResults results) {
    Selection trials = results.underReporting();
    double[] bins = OverSeeds.steps(trials, "plugin");
    return Figure.of(
            Panel.of(
                    "",
                    Axis.log2("number of bins B"),
                    Axis.linear("measured ℓ₂ error of Platt scaling (probability)"))
                .with(
                    MeanLayers.line("plugin", bins, OverSeeds.curve(trials, "plugin")),
                    MeanLayers.line("debiased", bins, OverSeeds.curve(trials, "debiased"))))
        .title("More bins find more error");
  }

  /** Squared errors of the two calibrators against the number of bins, and their ratio. */
  public static Figure calibrators(CalibrationResults results) {
    return Figure.of(
            errors(results.calibrators(), "marginal", "Marginal error"),
            errors(results.calibrators(), "top", "Top-label error"),
            ratio(results, "marginal"),
            ratio(results, "top"))
        .columns(2)
        .title("Binning fitted values against binning raw labels");
  }

  /** Mean squared error of the two estimators against the size of the sample. */
  public static Figure estimators(CalibrationResults results) {
    return Figure.of(
            estimators(results.estimators().where("bins", 15), "B = 15: they nearly tie"),
            estimators(results.estimators().where("bins", 100), "B = 100: debiasing pays"))
        .title("What each estimator makes of m examples");
  }

  /** Bias of the plugin and spread of the debiased estimate where the true error is 0. */
  public static Figure synthetic(Selection trials) {
    double[] bins = trials.distinct("bins");
    return Figure.of(
            Panel.of(
                    "",
                    Axis.log10("number of bins B"),
                    Axis.log10("squared ℓ₂ error (probability²)"))
                .with(
                    MeanLayers.points(
                        "plugin, mean", bins, OverSeeds.means(trials, "bins", "pluginMean")),
                    MeanLayers.points(
                        "debiased, standard deviation",
                        bins,
                        OverSeeds.means(trials, "bins", "debiasedDeviation")),
                    Guide.slope("B/(6n)", 1, 1, 1 / (6.0 * SyntheticCalibrated.SIZE)).dashed(),
                    Guide.slope(
                            "∝ √B",
                            0.5,
                            bins[0],
                            OverSeeds.means(trials, "bins", "debiasedDeviation").get(0).value())
                        .dotted()))
        .title("A perfectly calibrated predictor, n = 2,000");
  }

  private static Panel errors(Selection trials, String problem, String title) {
    double[] bins = trials.distinct("bins");
    return Panel.of(
            title, Axis.linear("number of bins B"), Axis.linear("squared error (probability²)"))
        .with(
            MeanLayers.points(
                "histogram binning", bins, OverSeeds.means(trials, "bins", problem + "Histogram")),
            MeanLayers.points(
                "scaling-binning", bins, OverSeeds.means(trials, "bins", problem + "Scaling")));
  }

  private static Panel ratio(CalibrationResults results, String problem) {
    double[] bins = results.calibrators().distinct("bins");
    List<FunctionOfMeans> ratios =
        IntStream.range(0, bins.length)
            .mapToObj(i -> results.calibratorRatio(problem, (int) bins[i]))
            .toList();
    return Panel.of("", Axis.linear("number of bins B"), Axis.linear("scaling / histogram"))
        .with(
            Points.of("ratio of means", bins, doubles(ratios, 0))
                .errorBars(doubles(ratios, -1), doubles(ratios, 1))
                .color(2),
            Guide.horizontal("equal", 1).dashed());
  }

  /** The values, or the lower (−1) or upper (1) ends of their intervals. */
  private static double[] doubles(List<FunctionOfMeans> ratios, int end) {
    return ratios.stream()
        .mapToDouble(
            ratio ->
                end == 0
                    ? ratio.value()
                    : end < 0 ? ratio.interval().low() : ratio.interval().high())
        .toArray();
  }

  private static Panel estimators(Selection trials, String title) {
    double[] sizes = OverSeeds.steps(trials, "plugin");
    return Panel.of(
            title, Axis.log10("examples m"), Axis.log10("mean squared error (probability⁴)"))
        .with(
            MeanLayers.line("plugin", sizes, OverSeeds.curve(trials, "plugin")),
            MeanLayers.line("debiased", sizes, OverSeeds.curve(trials, "debiased")));
  }
}
