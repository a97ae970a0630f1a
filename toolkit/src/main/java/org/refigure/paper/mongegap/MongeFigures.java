package org.refigure.paper.mongegap;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Guide;
import org.refigure.plot.Line;
import org.refigure.plot.Marker;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.plot.Points;
import org.refigure.stats.Mean;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;

/** The figures of notebook 34. */
public final class MongeFigures {
  private static final double[] WEIGHTS = {0, 1, 2};
  private static final String[] ARMS = {
    "no gap", "matching gap, λ = 1", "gap of another cost, λ = 2"
  };

  private MongeFigures() {}

  /** The gap of a rotation against its angle: closed form and samples. */
  public static Figure rotation(MongeResults results) {
    double[] angles = IntStream.rangeClosed(0, 12).mapToDouble(i -> 15 * i).toArray();
    double[] closed =
        Arrays.stream(angles).map(a -> 4 * (1 - Math.cos(Math.toRadians(a)))).toArray();
    List<Mean> means =
        Arrays.stream(angles)
            .mapToObj(a -> OverSeeds.mean(results.samples(LinearMap.ROTATION, 200, a), "gap"))
            .toList();
    return Figure.of(
            Panel.of("", Axis.linear("angle of the rotation θ (degrees)"), Axis.linear("Monge gap"))
                .with(
                    Line.of("4(1 − cos θ)", angles, closed).unmarked(),
                    MeanLayers.points("200 points, 3 samples", angles, means)))
        .title("How far a rotation is from optimal");
  }

  /** ⟨P, C⟩ against ε. */
  public static Figure sinkhorn() {
    double[] epsilons = {2, 1, 0.5, 0.2, 0.1, 0.05, 0.02};
    SinkhornSanity sanity = SinkhornSanity.at(epsilons);
    return Figure.of(
            Panel.of("", Axis.log10("ε"), Axis.linear("transport cost"))
                .with(
                    Line.of("⟨P, C⟩ after 500 sweeps", epsilons, sanity.transport()).marked(),
                    Guide.horizontal("exact assignment", sanity.exact()).dashed()))
        .title("Entropy blurs the plan and raises its cost");
  }

  /** L2-UVP of every start at the three weights. */
  public static Figure linear(MongeResults results) {
    Panel panel = Panel.of("", Axis.linear("start (seed)"), Axis.log10("L2-UVP (%)"));
    for (double weight : new double[] {0, 0.1, 1}) {
      Selection fits = results.linear(weight);
      double[] seeds = fits.records().stream().mapToDouble(fit -> fit.trial().seed()).toArray();
      panel = panel.with(Points.of("λ = " + weight, seeds, fits.values("uvp")));
    }
    return Figure.of(panel.with(Guide.horizontal("solved below", 0.1).dashed()))
        .title("Five starts at each weight");
  }

  /** Where 80 points are sent, in three arms of one seed. */
  public static Figure arrows(MongeResults results) {
    Panel[] panels = new Panel[WEIGHTS.length];
    for (int arm = 0; arm < panels.length; arm++) {
      var record = results.neural(WEIGHTS[arm]).records().get(0);
      double[] from = record.vector("from");
      double[] to = record.vector("to");
      int points = from.length / 2;
      double[] x = new double[3 * points];
      double[] y = new double[3 * points];
      for (int i = 0; i < points; i++) {
        x[3 * i] = from[2 * i];
        y[3 * i] = from[2 * i + 1];
        x[3 * i + 1] = to[2 * i];
        y[3 * i + 1] = to[2 * i + 1];
        x[3 * i + 2] = Double.NaN; // a gap
        y[3 * i + 2] = Double.NaN;
      }
      panels[arm] =
          Panel.of(ARMS[arm], Axis.linear("first coordinate"), Axis.linear("second coordinate"))
              .with(
                  Line.of("x → T(x)", x, y).thin().solid().color(4),
                  Points.of("x", column(from, 0), column(from, 1)).color(0),
                  Points.of("T(x)", column(to, 0), column(to, 1)).marker(Marker.SQUARE).color(1));
    }
    return Figure.of(panels).sharedLegend().title("Two moons sent to an S-curve, one seed");
  }

  /** Fitting loss and exact gap against the step. */
  public static Figure training(MongeResults results) {
    Panel fit = Panel.of("Fitting loss", Axis.linear("step"), Axis.linear("Sinkhorn divergence"));
    Panel gap =
        Panel.of("Exact gap, squared distance", Axis.linear("step"), Axis.linear("Monge gap"));
    for (int arm = 0; arm < ARMS.length; arm++) {
      Selection runs = results.neural(WEIGHTS[arm]);
      double[] steps = OverSeeds.steps(runs, "batchFit");
      fit = fit.with(MeanLayers.line(ARMS[arm], steps, OverSeeds.curve(runs, "batchFit")));
      gap = gap.with(MeanLayers.line(ARMS[arm], steps, OverSeeds.curve(runs, "batchGap")));
    }
    return Figure.of(fit, gap).sharedLegend().title("Learning, mean and 95 % interval over seeds");
  }

  private static double[] column(double[] points, int which) {
    return IntStream.range(0, points.length / 2).mapToDouble(i -> points[2 * i + which]).toArray();
  }
}
