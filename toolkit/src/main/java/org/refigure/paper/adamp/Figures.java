package org.refigure.paper.adamp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Line;
import org.refigure.plot.Marker;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;

/** The figures of the notebook. */
public final class Figures {
  private static final double DENSE = 0.97;

  private Figures() {}

  /** ‖w‖ against t for each β: plain solid, projected dashed. */
  public static Figure norms(Toys toys) {
    List<Panel> panels = new ArrayList<>();
    for (double rate : Toys.LEARNING_RATES) {
      Panel panel = Panel.of(title(rate), Axis.linear("step t"), Axis.log10("‖w‖"));
      for (CosineToy run : toys.runs()) {
        if (run.learningRate() == rate) {
          panel = panel.with(line(run, times(0), run.norms(), 0));
        }
      }
      panels.add(panel);
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .title("Toy problem: momentum inflates the norm, projection does not")
        .caption("Solid: plain. Dashed: projected. Without momentum the two are the same.")
        .sharedLegend();
  }

  /** The effective step η/‖w‖² against t, and how w turns towards its goal. */
  public static Figure effectiveSteps(Toys toys) {
    double rate = 0.1;
    Panel step = Panel.of("Effective step", Axis.log10("step t"), Axis.log10("η/‖w‖²"));
    Panel goal =
        Panel.of("Progress", Axis.log10("step t"), Axis.linear("cos(w, w*)").range(-1.05, 1.05));
    for (CosineToy run : toys.runs()) {
      if (run.learningRate() == rate) {
        step = step.with(line(run, times(1), run.effectiveSteps(), 1));
        goal = goal.with(line(run, times(1), run.cosines(), 1));
      }
    }
    return Figure.of(step, goal)
        .title("Toy problem, η = 0.1: a longer w turns more slowly per unit of gradient")
        .caption("Solid: plain. Dashed: projected.")
        .sharedLegend();
  }

  /** Growth over the sum of squared steps against β, with (1+β)/(1−β). */
  public static Figure growth(NoiseGrowth noise) {
    double steps = noise.trials().records().get(0).trial().number("steps");
    double[] grid = IntStream.rangeClosed(0, 100).mapToDouble(i -> DENSE * i / 100).toArray();
    double[] limit = IntStream.range(0, 101).mapToDouble(i -> HeavyBall.limit(grid[i])).toArray();
    double[] started =
        IntStream.range(0, 101).mapToDouble(i -> HeavyBall.ratioAfter(grid[i], steps)).toArray();
    Selection plain = noise.plain();
    return Figure.of(
            Panel.of(
                    "",
                    Axis.linear("momentum β"),
                    Axis.log10("growth of ‖w‖² / sum of squared steps"))
                .with(
                    Line.of("limit 1 + 2β/(1 − β)", grid, limit).dashed().color(4),
                    Line.of(
                            String.format(Locale.ROOT, "with the start-up term, T = %.0f", steps),
                            grid,
                            started)
                        .solid()
                        .unmarked()
                        .color(6),
                    MeanLayers.points(
                            "plain",
                            plain.distinct("beta"),
                            OverSeeds.means(plain, "beta", "ratio"))
                        .color(0),
                    MeanLayers.points(
                            "projected",
                            noise.projected().distinct("beta"),
                            OverSeeds.means(noise.projected(), "beta", "ratio"))
                        .marker(Marker.SQUARE)
                        .color(1)))
        .title("White noise: how much of the growth is momentum's doing")
        .caption("Bars (smaller than the marks): 95 % intervals over seeds.");
  }

  /** ‖W‖ of each layer against epoch, without and with weight decay. */
  public static Figure layers(DigitRuns runs) {
    List<Panel> panels = new ArrayList<>();
    for (boolean decayed : List.of(false, true)) {
      for (String matrix : DigitRuns.MATRICES) {
        String what = matrix.equals("W3") ? " (last, no norm behind)" : " (batch norm behind)";
        Panel panel =
            Panel.of(
                matrix + what,
                Axis.linear("epoch"),
                Axis.log10(decayed ? "‖W‖, weight decay" : "‖W‖, no decay"));
        panels.add(curves(panel, runs, decayed, "norm " + matrix));
      }
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .columns(3)
        .title("Digits: the length of the weights, layer by layer")
        .caption(
            "Means over seeds, bands: 95 % intervals. Decay: λ = 10⁻² (Adam's family), 10⁻⁴ (SGD's).")
        .sharedLegend();
  }

  /** Test accuracy against epoch, without and with weight decay. */
  public static Figure accuracy(DigitRuns runs) {
    Axis epoch = Axis.linear("epoch");
    Axis accuracy = Axis.linear("test accuracy").range(0.9, 1);
    return Figure.of(
            curves(Panel.of("No decay", epoch, accuracy), runs, false, "accuracy"),
            curves(Panel.of("Weight decay", epoch, accuracy), runs, true, "accuracy"))
        .title("Digits: test accuracy")
        .caption("Means over seeds, bands: 95 % intervals of each mean by itself.")
        .sharedLegend();
  }

  private static Panel curves(Panel panel, DigitRuns runs, boolean decayed, String curve) {
    for (Recipe recipe : Recipe.values()) {
      boolean momentum = recipe == Recipe.SGD || recipe == Recipe.SGDP;
      double decay = !decayed ? 0 : momentum ? Sweeps.SGD_DECAY : Sweeps.ADAM_DECAY;
      Selection trials = runs.runs(recipe, decay);
      if (!trials.isEmpty()) {
        Line line =
            MeanLayers.line(
                recipe.label(), OverSeeds.steps(trials, curve), OverSeeds.curve(trials, curve));
        boolean projected = recipe == Recipe.ADAMP || recipe == Recipe.SGDP;
        line = projected ? line.dashed() : line.solid();
        panel = panel.with(line.unmarked().color(recipe.ordinal()));
      }
    }
    return panel;
  }

  private static Line line(CosineToy run, double[] times, double[] values, int from) {
    double[] shown = Arrays.copyOfRange(values, from, values.length);
    String beta = "β = " + (run.beta() == 0 ? "0" : Double.toString(run.beta()));
    Line line =
        Line.of(run.projected() ? beta + ", projected" : beta, times, shown)
            .color(Toys.BETAS.indexOf(run.beta()));
    return (run.projected() ? line.dashed() : line.solid()).unmarked();
  }

  private static double[] times(int from) {
    return IntStream.rangeClosed(from, CosineToy.STEPS).asDoubleStream().toArray();
  }

  private static String title(double rate) {
    return "η = " + (rate == 1 ? "1" : Double.toString(rate));
  }
}
