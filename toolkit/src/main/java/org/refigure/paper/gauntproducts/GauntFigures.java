package org.refigure.paper.gauntproducts;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.refigure.harmonic.SphericalHarmonics;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Guide;
import org.refigure.plot.Heatmap;
import org.refigure.plot.Line;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.plot.Points;

/** The figures of notebook 10. */
public final class GauntFigures {
  private GauntFigures() {}

  /** Multiplications and wall time of one product against the degree. */
  public static Figure cost(ProductTiming timing) {
    double[] degrees = Arrays.stream(timing.degrees()).asDoubleStream().toArray();
    double[] dense = new double[degrees.length];
    double[] sparse = new double[degrees.length];
    double[] fourier = new double[degrees.length];
    for (int i = 0; i < degrees.length; i++) {
      int degree = timing.degrees()[i];
      dense[i] = DenseProduct.multiplications(degree);
      sparse[i] = new SparseProduct(GauntTensor.ofDegree(degree)).multiplications();
      fourier[i] = new FourierProduct(degree).multiplications();
    }
    Panel counts =
        Panel.of("Counted", Axis.log10("degree L"), Axis.log10("multiplications"))
            .with(
                Line.of("dense tensor", degrees, dense),
                Line.of("sparse tensor", degrees, sparse),
                Line.of("Fourier", degrees, fourier));
    Panel times = Panel.of("Timed", Axis.log10("degree L"), Axis.log10("seconds"));
    for (ProductTiming.Way way : ProductTiming.Way.values()) {
      times = times.with(MeanLayers.line(way.words(), degrees, timing.means(way)));
    }
    return Figure.of(counts, times).sharedLegend().title("The cost of one product");
  }

  /** Errors that must vanish and errors that must not, against the degree. */
  public static Figure errors(GauntResults results) {
    double[] degrees = results.degrees();
    return Figure.of(
            Panel.of("", Axis.linear("degree L"), Axis.log10("largest relative error"))
                .with(
                    Line.of("dense − Fourier", degrees, above(results.values("denseFourier"))),
                    Line.of("rotation", degrees, above(results.values("equivariance"))),
                    Line.of("control: N = 3L + 1", degrees, results.values("aliased")),
                    Line.of(
                        "control: no shift of φ (share of energy)",
                        degrees,
                        results.values("bandWithoutShift")),
                    Guide.horizontal("tolerance", 1e-12).dashed()))
        .title("Exact to rounding, and not when a rule is broken")
        .caption("Worst of 20 random pairs; for the controls the mildest of 20.");
  }

  /** How many outputs each pair of inputs reaches at L = 3, and the share of lost paths. */
  public static Figure sparsity() {
    int count = SphericalHarmonics.count(3);
    double[] index = IntStream.range(0, count).asDoubleStream().toArray();
    double[][] outputs = new double[count][count];
    for (GauntTensor.Entry entry : GauntTensor.ofDegree(3).entries()) {
      outputs[entry.first()][entry.second()]++;
    }
    Heatmap pattern =
        Heatmap.of(
                "Outputs reached at L = 3, of 49",
                Axis.linear("second input, l² + l + m"),
                index,
                Axis.linear("first input, l² + l + m"),
                index,
                outputs)
            .colorAxis(Axis.linear("non-zero outputs"));
    double[] degrees = IntStream.rangeClosed(1, 16).asDoubleStream().toArray();
    double[] lost = Arrays.stream(degrees).map(d -> Counts.lostShare((int) d)).toArray();
    Panel share =
        Panel.of("Paths (l₁, l₂) → l that are lost", Axis.linear("degree L"), Axis.linear("share"))
            .with(Points.of("odd l₁ + l₂ + l", degrees, lost));
    return Figure.of(pattern, share).title("A sparse tensor, and what parity takes away");
  }

  /** A difference of exactly 0 has no place on a log axis. */
  private static double[] above(double[] values) {
    return Arrays.stream(values).map(value -> Math.max(value, 1e-17)).toArray();
  }
}
