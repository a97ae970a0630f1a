package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Layer;
import org.refigure.plot.Line;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.plot.Points;
import org.refigure.stats.Mean;
import org.refigure.sweep.Selection;

/** The figures of the p-predictor. */
public final class PredictorFigures {
  private PredictorFigures() {}

  /** σ₁, gain and Frobenius norm over the law, and the stable rank, against the width. */
  public static Figure againstWidth(ProxyExponents exponents) {
    List<Panel> panels = new ArrayList<>();
    for (ProxyExponents.Quantity quantity : ProxyExponents.Quantity.values()) {
      if (quantity == ProxyExponents.Quantity.PREDICTED) {
        continue;
      }
      List<Layer> layers = new ArrayList<>();
      for (int i = 0; i < ProxyMatrices.TYPES.size(); i++) {
        String type = ProxyMatrices.TYPES.get(i);
        List<Mean> means = exponents.means(type, quantity);
        layers.add(MeanLayers.points(type, exponents.widths(), means).color(i));
        layers.add(
            Line.of("", exponents.widths(), GainFigures.values(means)).thin().unmarked().color(i));
      }
      panels.add(
          Panel.of(quantity.label(), Axis.log2("width d"), Axis.log10(quantity.label()))
              .with(layers.toArray(Layer[]::new)));
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .columns(2)
        .sharedLegend()
        .title("Language models against width, mean over blocks")
        .scope(badge(exponents));
  }

  /** Eigenvalues of E[uuᵀ] and E[uᵀu] against rank, first block, one seed, a line per width. */
  public static Figure moments(ProxyExponents exponents, String type) {
    return Figure.of(
            moments(exponents, "row moment of layers.0." + type, "E[uuᵀ]"),
            moments(exponents, "column moment of layers.0." + type, "E[uᵀu]"))
        .columns(2)
        .sharedLegend()
        .title(String.format(Locale.ROOT, "Update noise of %s in the first block", type))
        .scope(exponents.scale().word() + " scale · proxy · one seed");
  }

  private static Panel moments(ProxyExponents exponents, String vector, String symbol) {
    Panel panel =
        Panel.of(
            "eigenvalues of " + symbol + ", mean 1", Axis.log10("rank"), Axis.log10("eigenvalue"));
    double[] widths = exponents.widths();
    for (int i = 0; i < widths.length; i++) {
      Selection trials = exponents.trials().where("width", widths[i]);
      double[] eigenvalues = trials.records().get(0).vector(vector);
      double[] ranks = new double[eigenvalues.length];
      for (int rank = 0; rank < ranks.length; rank++) {
        ranks[rank] = rank + 1;
      }
      panel =
          panel.with(
              Line.of(
                      String.format(Locale.ROOT, "d = %.0f", widths[i]),
                      ranks,
                      positive(eigenvalues))
                  .unmarked()
                  .solid()
                  .color(i));
    }
    return panel;
  }

  /** Rounding may leave the last eigenvalue at or below zero, which has no place on a log axis. */
  private static double[] positive(double[] eigenvalues) {
    double[] positive = eigenvalues.clone();
    for (int i = 0; i < positive.length; i++) {
      positive[i] = Math.max(positive[i], 1e-6);
    }
    return positive;
  }

  /** Predicted against fitted p of every type; the diagonal is a perfect prediction. */
  public static Figure predicted(ProxyExponents models, ProxyExponents control) {
    return Figure.of(
            predicted(models, "trained models"), predicted(control, "control: random signs"))
        .columns(2)
        .sharedLegend()
        .title("Predicted and fitted exponent of σ₁")
        .scope(badge(models));
  }

  private static Panel predicted(ProxyExponents exponents, String title) {
    double[] ends = {0.4, 1.1};
    Panel panel =
        Panel.of(title, Axis.linear("p predicted from the updates"), Axis.linear("p fitted to σ₁"))
            .with(Line.of("", ends, ends).thin().dashed().unmarked());
    for (int i = 0; i < ProxyMatrices.TYPES.size(); i++) {
      panel = panel.with(points(exponents, ProxyMatrices.TYPES.get(i)).color(i));
    }
    return panel;
  }

  private static Points points(ProxyExponents exponents, String type) {
    List<String> types = List.of(type);
    var fitted = exponents.exponent(types, ProxyExponents.Quantity.SIGMA);
    double[] x = {exponents.exponent(types, ProxyExponents.Quantity.PREDICTED).value()};
    Points points = Points.of(type, x, new double[] {fitted.value()});
    return fitted
        .interval()
        .map(ends -> points.errorBars(new double[] {ends.low()}, new double[] {ends.high()}))
        .orElseGet(points::hollow);
  }

  private static String badge(ProxyExponents exponents) {
    int seeds = exponents.trials().bySeed().size();
    return String.format(
        Locale.ROOT,
        "%s scale · proxy · %d seed%s",
        exponents.scale().word(),
        seeds,
        seeds == 1 ? "" : "s");
  }
}
