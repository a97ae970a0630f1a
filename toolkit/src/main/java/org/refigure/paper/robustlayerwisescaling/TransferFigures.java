package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.refigure.Scale;
import org.refigure.optim.ScalingRule;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Layer;
import org.refigure.plot.Line;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.plot.Points;
import org.refigure.stats.Mean;
import org.refigure.sweep.Study;

/** The figures of Model B: loss, drift and σ₁ across widths under each rule. */
public final class TransferFigures {
  private static final double PAPER_P = 0.75;

  private TransferFigures() {}

  /** Test loss against η_b for every width, one panel per rule; marked: the best rate. */
  public static Figure lossAgainstRate(WidthTransfer transfer) {
    Scale scale = transfer.scale();
    List<Panel> panels = new ArrayList<>();
    for (ScalingRule rule : WidthTransfer.rules(scale)) {
      List<Layer> layers = new ArrayList<>();
      List<Integer> widths = WidthTransfer.widths(scale);
      for (int i = 0; i < widths.size(); i++) {
        Map<Double, Mean> losses = transfer.losses(rule, widths.get(i));
        double[] rates = losses.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        List<Mean> means = List.copyOf(losses.values());
        layers.add(MeanLayers.line("d = " + widths.get(i), rates, means).unmarked().color(i));
        layers.addAll(optimum(transfer, rule, widths.get(i), i));
      }
      panels.add(
          Panel.of(
                  rule.name(),
                  Axis.log2("base learning rate η at d₀"),
                  Axis.log10("test error / variance"))
              .with(layers.toArray(Layer[]::new)));
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .columns(Math.min(3, panels.size()))
        .sharedLegend()
        .title("Loss against base learning rate, Model B")
        .scope(GainFigures.badge(scale));
  }

  /** Drift of the best base rate against s, with both theories' lines. */
  public static Figure driftAgainstDecayRule(WidthTransfer transfer) {
    Map<ScalingRule, Mean> drifts = new LinkedHashMap<>();
    WidthTransfer.rules(transfer.scale()).stream()
        .filter(transfer::bracketed)
        .forEach(rule -> drifts.put(rule, transfer.drift(rule)));
    return driftAgainstDecayRule(drifts)
        .title("Optimum drift against decay rule, Model B")
        .scope(GainFigures.badge(transfer.scale()));
  }

  /** The same from drifts; only rules with η ∝ 1/d are drawn. */
  static Figure driftAgainstDecayRule(Map<ScalingRule, Mean> drifts) {
    double[] s = {0, 1};
    List<Layer> layers = new ArrayList<>();
    layers.add(
        Line.of(
                "gain-controlled, p = ¾:  s − (2p − 1)",
                s,
                Arrays.stream(s).map(x -> x - (2 * PAPER_P - 1)).toArray())
            .dashed()
            .unmarked());
    layers.add(
        Line.of("timescale-controlled:  1 − s", s, Arrays.stream(s).map(x -> 1 - x).toArray())
            .dotted()
            .unmarked());
    List<ScalingRule> rules =
        drifts.keySet().stream().filter(rule -> rule.learningRateExponent() == -1).toList();
    if (!rules.isEmpty()) {
      layers.add(
          MeanLayers.points(
              "measured, μP",
              rules.stream().mapToDouble(ScalingRule::weightDecayExponent).toArray(),
              rules.stream().map(drifts::get).toList()));
    }
    return Figure.of(
        Panel.of(
                "Drift of the best base rate",
                Axis.linear("decay exponent s").range(-0.1, 1.1),
                Axis.linear("octaves per doubling of d"))
            .with(layers.toArray(Layer[]::new)));
  }

  /** σ₁ of both matrices against the width for every rule, at one base rate. */
  public static Figure sigmaAgainstWidth(WidthTransfer transfer) {
    Scale scale = transfer.scale();
    double[] widths =
        WidthTransfer.widths(scale).stream().mapToDouble(Integer::doubleValue).toArray();
    List<Panel> panels = new ArrayList<>();
    for (String matrix : GainExponents.MATRICES) {
      List<Layer> layers = new ArrayList<>();
      List<ScalingRule> rules = WidthTransfer.rules(scale);
      for (int i = 0; i < rules.size(); i++) {
        ScalingRule rule = rules.get(i);
        List<Mean> means =
            WidthTransfer.widths(scale).stream()
                .map(width -> transfer.sigma(rule, width, matrix, TransferReport.COMMON_RATE))
                .toList();
        layers.add(MeanLayers.points(rule.name(), widths, means).color(i));
        layers.add(Line.of("", widths, GainFigures.values(means)).thin().unmarked().color(i));
      }
      panels.add(
          Panel.of("Top singular value of " + matrix, Axis.log2("width d"), Axis.log10("σ₁"))
              .with(layers.toArray(Layer[]::new)));
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .columns(2)
        .sharedLegend()
        .title("Top singular value against width, Model B")
        .scope(GainFigures.badge(scale));
  }

  /** The coordinate check: change of each activation after every step, per width. */
  public static Figure coordinateCheck(Scale scale, Study study) {
    return coordinateCheck(CoordinateCheck.read(scale, study))
        .title("Coordinate check, Model B")
        .scope(scale.word() + " scale · toy · 3 seeds");
  }

  /** The same of any reading. */
  static Figure coordinateCheck(CoordinateReading reading) {
    List<Panel> panels = new ArrayList<>();
    for (ScalingRule rule : List.of(ScalingRule.SQUARE_ROOT_DECAY, ScalingRule.STANDARD)) {
      for (String activation : reading.activations()) {
        List<Layer> layers = new ArrayList<>();
        double[] steps = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        for (int width : reading.widths()) {
          List<Mean> means =
              Arrays.stream(steps)
                  .mapToObj(step -> reading.change(rule, width, activation, (int) step))
                  .toList();
          layers.add(MeanLayers.line("d = " + width, steps, means).unmarked());
        }
        String name = rule.equals(ScalingRule.STANDARD) ? "SP" : "μP";
        panels.add(
            Panel.of(
                    name + ": " + activation, Axis.linear("step"), Axis.linear("rms of the change"))
                .with(layers.toArray(Layer[]::new)));
      }
    }
    return Figure.of(panels.toArray(Panel[]::new)).columns(3).sharedLegend();
  }

  private static List<Layer> optimum(
      WidthTransfer transfer, ScalingRule rule, int width, int color) {
    double[] best = transfer.bestRates(rule, width);
    if (best.length == 0) {
      return List.of();
    }
    double rate = Math.pow(2, Mean.of(best).value());
    Map<Double, Mean> losses = transfer.losses(rule, width);
    double least = losses.values().stream().mapToDouble(Mean::value).min().orElseThrow();
    return List.of(Points.of("", new double[] {rate}, new double[] {least}).color(color));
  }
}
