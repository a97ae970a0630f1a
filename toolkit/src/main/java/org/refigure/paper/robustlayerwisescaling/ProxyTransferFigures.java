package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.refigure.Scale;
import org.refigure.diagnose.ArmReport;
import org.refigure.diagnose.ArmReport.WidthRow;
import org.refigure.optim.ScalingRule;
import org.refigure.paper.robustlayerwisescaling.ProxyTransfer.Quantity;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Layer;
import org.refigure.plot.Line;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.plot.Points;
import org.refigure.stats.Interval;
import org.refigure.stats.Mean;
import org.refigure.sweep.Study;

/** The figures of the language models across widths. */
public final class ProxyTransferFigures {
  private ProxyTransferFigures() {}

  /**
   * Held-out loss against η_b for every width, one panel per rule; marked: the best rate, with its
   * interval over seeds as a horizontal bar.
   */
  public static Figure lossAgainstRate(ProxyTransfer transfer) {
    List<Panel> panels = new ArrayList<>();
    for (ScalingRule rule : transfer.grid().rules()) {
      List<Layer> layers = new ArrayList<>();
      ArmReport arm = transfer.arm(rule);
      for (int i = 0; i < arm.widths().size(); i++) {
        WidthRow row = arm.widths().get(i);
        SortedMap<Double, Mean> losses = arm.curves().means(row.width());
        layers.add(
            MeanLayers.line(
                    String.format(Locale.ROOT, "d = %.0f", row.width()),
                    losses.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                    List.copyOf(losses.values()))
                .unmarked()
                .color(i));
        layers.addAll(optimum(row, losses, i));
      }
      panels.add(
          Panel.of(
                  rule.name(),
                  Axis.log2("base learning rate η at d₀"),
                  Axis.linear("held-out loss"))
              .with(layers.toArray(Layer[]::new)));
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .columns(Math.min(3, panels.size()))
        .sharedLegend()
        .title("Loss against base learning rate, language models")
        .scope(badge(transfer.grid()));
  }

  /** Drift of the best base rate against s, with both theories' lines. */
  public static Figure driftAgainstDecayRule(ProxyTransfer transfer) {
    Map<ScalingRule, Mean> drifts = new LinkedHashMap<>();
    for (ScalingRule rule : transfer.grid().rules()) {
      transfer.arm(rule).drift().ifPresent(drift -> drifts.put(rule, drift));
    }
    return TransferFigures.driftAgainstDecayRule(drifts)
        .title("Optimum drift against decay rule, language models")
        .scope(badge(transfer.grid()));
  }

  /**
   * ln loss at the base width's best rate minus the least, against the width, for every rule; the
   * rules stand a little apart so that their intervals can be told.
   */
  public static Figure regretAgainstWidth(ProxyTransfer transfer) {
    List<Layer> layers = new ArrayList<>();
    List<ScalingRule> rules = transfer.grid().rules();
    for (int i = 0; i < rules.size(); i++) {
      double apart = Math.pow(2, 0.04 * (i - (rules.size() - 1) / 2.0));
      List<WidthRow> rows =
          transfer.arm(rules.get(i)).widths().stream()
              .filter(row -> row.regret().isPresent())
              .toList();
      if (!rows.isEmpty()) {
        layers.add(
            MeanLayers.points(
                    rules.get(i).name(),
                    rows.stream().mapToDouble(row -> apart * row.width()).toArray(),
                    rows.stream().map(row -> row.regret().orElseThrow()).toList())
                .color(i));
      }
    }
    return Figure.of(
            Panel.of(
                    "What it costs not to tune anew",
                    Axis.log2("width d"),
                    Axis.linear("regret [ln loss]"))
                .with(layers.toArray(Layer[]::new)))
        .title("Regret against width, language models")
        .scope(badge(transfer.grid()));
  }

  /**
   * σ₁, gain, Frobenius norm and stable rank of a group of matrices against the width at the common
   * rate, log–log; the legend holds the slopes.
   */
  public static Figure againstWidth(ProxyTransfer transfer, boolean attention) {
    List<String> types = attention ? ProxyMatrices.ATTENTION : ProxyMatrices.FEED_FORWARD;
    List<Integer> all = transfer.grid().widths();
    double[] widths = all.stream().mapToDouble(Integer::doubleValue).toArray();
    List<Panel> panels = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      List<Layer> layers = new ArrayList<>();
      List<ScalingRule> rules = transfer.grid().rules();
      for (int i = 0; i < rules.size(); i++) {
        ScalingRule rule = rules.get(i);
        List<Mean> means =
            all.stream()
                .map(width -> Mean.of(transfer.values(rule, width, types, quantity)))
                .toList();
        String slope =
            String.format(
                Locale.ROOT, "%.2f", Mean.of(transfer.slopes(rule, types, quantity)).value());
        layers.add(
            MeanLayers.points(rule.name() + ": slope " + slope.replace('-', '−'), widths, means)
                .color(i));
        layers.add(Line.of("", widths, GainFigures.values(means)).thin().unmarked().color(i));
      }
      panels.add(
          Panel.of(quantity.label(), Axis.log2("width d"), Axis.log10(quantity.label()))
              .with(layers.toArray(Layer[]::new)));
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .columns(2)
        .title(
            String.format(
                Locale.ROOT, "%s matrices against width", attention ? "Attention" : "Feed-forward"))
        .scope(badge(transfer.grid()));
  }

  /** The coordinate check: change of each activation after every step, per width. */
  public static Figure coordinateCheck(ProxyGrid grid, Study study) {
    return TransferFigures.coordinateCheck(ProxyCoordinateCheck.read(grid, study))
        .title("Coordinate check, language models")
        .scope(badge(grid));
  }

  private static List<Layer> optimum(WidthRow row, SortedMap<Double, Mean> losses, int color) {
    if (row.best().isEmpty()) {
      return List.of();
    }
    Mean best = row.best().get();
    double least = losses.values().stream().mapToDouble(Mean::value).min().orElseThrow();
    List<Layer> layers = new ArrayList<>();
    layers.add(
        Points.of("", new double[] {Math.pow(2, best.value())}, new double[] {least}).color(color));
    if (best.interval().isPresent()) {
      Interval ends = best.interval().get();
      layers.add(
          Line.of(
                  "",
                  new double[] {Math.pow(2, ends.low()), Math.pow(2, ends.high())},
                  new double[] {least, least})
              .unmarked()
              .color(color));
    }
    return layers;
  }

  private static String badge(ProxyGrid grid) {
    return grid.scale() == Scale.SMOKE
        ? "smoke scale · proxy · 1 seed"
        : String.format(
            Locale.ROOT, "%s scale · proxy · %d seeds", grid.scale().word(), grid.seeds());
  }
}
