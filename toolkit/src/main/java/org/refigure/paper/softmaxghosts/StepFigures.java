package org.refigure.paper.softmaxghosts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.refigure.paper.softmaxghosts.LearningRateJump.Arm;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Guide;
import org.refigure.plot.Layer;
import org.refigure.plot.Line;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.stats.Median;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.TrialRecord;

/** Figures about steps in networks: the jump, random directions, temperatures. */
public final class StepFigures {
  private StepFigures() {}

  /** Accuracy, loss and r against step, a row for each base rate. */
  public static Figure jumps(JumpRuns runs) {
    List<Panel> panels = new ArrayList<>();
    Axis step = Axis.linear("step");
    for (double rate : runs.learningRates()) {
      String title = "base rate " + Claims.power(rate);
      Panel accuracy = Panel.of(title, step, Axis.linear("test accuracy").range(0, 1));
      Panel loss = Panel.of(title, step, Axis.log10("training loss (nats)"));
      Panel r = Panel.of(title, step, Axis.log10("r = τ/ρₐ"));
      for (Arm arm : Arm.values()) {
        Selection trials = runs.runs(arm, rate);
        if (!trials.isEmpty()) {
          accuracy = accuracy.with(median(trials, "accuracy", arm));
          loss = loss.with(median(trials, "loss", arm));
          r = r.with(median(trials, "r", arm));
        }
      }
      Guide jump = Guide.vertical("rate × 1000", LearningRateJump.JUMP_AT).dotted();
      panels.add(accuracy.with(jump));
      panels.add(loss.with(jump));
      panels.add(r.with(jump, Guide.horizontal("r = 1", 1).dashed()));
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .columns(3)
        .title("A thousandfold jump of the learning rate at step 50")
        .caption("Median over seeds; bands: from the smallest to the largest seed.")
        .sharedLegend();
  }

  /** Loss ratio and accuracy kept against r along random directions. */
  public static Figure directions(DirectionRuns runs) {
    double[] r = RandomDirections.normalisedSteps();
    Axis x = Axis.log10("r = τ/ρₐ");
    Panel loss =
        Panel.of("Loss", x, Axis.log10("loss after / before"))
            .with(each(runs, "lossRatio", r))
            .with(Guide.horizontal("onset: × 2", 2).dotted(), Guide.vertical("r = 1", 1).dashed());
    Panel kept =
        Panel.of("Accuracy", x, Axis.linear("accuracy after / before").range(0, 1.05))
            .with(each(runs, "accuracyKept", r))
            .with(Guide.vertical("r = 1", 1).dashed());
    return Figure.of(loss, kept)
        .title("Steps along random directions: what r radii do to loss and accuracy")
        .caption("Median over directions with its 95 % interval; thin: each direction.");
  }

  /** Loss ratio against τ and against r, a colour for each temperature. */
  public static Figure temperatures(TemperatureRuns runs) {
    Axis ratio = Axis.log10("loss after / before").range(0.03, 1000);
    Panel raw = Panel.of("Length of the step", Axis.log10("τ"), ratio);
    Panel scaled = Panel.of("In units of the radius", Axis.log10("r = τ/ρₐ(T)"), ratio);
    int color = 0;
    for (double temperature : runs.trials().distinct("temperature")) {
      String name =
          "T = "
              + (temperature < 1 ? temperature : String.format(Locale.ROOT, "%.0f", temperature));
      for (TrialRecord run : runs.trials().where("temperature", temperature).records()) {
        raw = raw.with(line(name, run, "tau").color(color));
        scaled = scaled.with(line(name, run, "r").color(color));
      }
      color++;
    }
    Guide onset = Guide.horizontal("onset: × 10", 10).dotted();
    return Figure.of(raw.with(onset), scaled.with(onset, Guide.vertical("r = 1", 1).dashed()))
        .title("One step along the negative gradient, at several temperatures")
        .caption("A line for each seed.")
        .sharedLegend();
  }

  private static Line median(Selection trials, String curve, Arm arm) {
    List<double[]> runs =
        trials.records().stream().map(record -> record.curve(curve).values()).toList();
    return MeanLayers.medians(arm.label(), OverSeeds.steps(trials, curve), Median.pointwise(runs))
        .solid()
        .unmarked()
        .color(arm.ordinal());
  }

  /** Each direction thin, the median over them thick. */
  private static Layer[] each(DirectionRuns runs, String vector, double[] r) {
    Stream<Layer> single =
        runs.vectors(vector).stream()
            .map(values -> Line.of("one direction", r, values).solid().thin().color(6));
    Line median = MeanLayers.medians("median", r, Median.pointwise(runs.vectors(vector)));
    return Stream.concat(single, Stream.of(median.unmarked().color(0))).toArray(Layer[]::new);
  }

  private static Line line(String name, TrialRecord run, String x) {
    return Line.of(name, run.vector(x), run.vector("lossRatio")).solid().thin();
  }
}
