package org.refigure.paper.softmaxghosts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Guide;
import org.refigure.plot.Line;
import org.refigure.plot.Panel;
import org.refigure.plot.Points;

/** Figures about the ghosts themselves: Taylor coefficients and zeros. */
public final class GhostFigures {
  private static final int ORDER = 120;

  private GhostFigures() {}

  /** |lₙ|^(1/n) of ln F against n, with the limit 1/ρ* that the nearest zero sets. */
  public static Figure coefficients() {
    Panel panel =
        Panel.of("", Axis.linear("order n"), Axis.linear("n-th root of |lₙ|").range(0, 0.62));
    int color = 0;
    for (double[] example : List.of(ExactRadius.BINARY.get(2), ExactRadius.BINARY.get(3))) {
      double[] l = ExponentialSum.binary(example[0], example[1]).logCoefficients(ORDER);
      double[] n = IntStream.rangeClosed(1, ORDER).asDoubleStream().toArray();
      double[] roots = Arrays.stream(n).map(i -> Math.pow(Math.abs(l[(int) i]), 1 / i)).toArray();
      String name = String.format(Locale.ROOT, "δ = %.0f, Δ = %.1f", example[0], example[1]);
      panel =
          panel.with(
              Points.of(name, n, roots).color(color),
              Guide.horizontal("1/ρ*, " + name, 1 / StepRadius.binary(example[0], example[1]))
                  .dashed()
                  .color(color));
      color++;
    }
    return Figure.of(panel)
        .title("Taylor coefficients of ln F grow as the distance of its nearest zero says")
        .caption(
            "Dips: the cosine of a pair of conjugate zeros passes near 0; the upper edge counts.");
  }

  /** The zeros of F in the complex plane with the circles ρ* and ρₐ. */
  public static Figure zeros() {
    return Figure.of(
            plane("Two classes, δ = 3, Δ = 1", ExponentialSum.binary(3, 1)),
            plane("Seven classes at random", ExactRadius.randomSums().get(4)))
        .title("Where the softmax denominator vanishes")
        .size(460, 480)
        .sharedLegend();
  }

  private static Panel plane(String title, ExponentialSum sum) {
    List<Complex> upper = sum.zeros(16, 31);
    double radius = upper.get(0).norm();
    double edge = 2.6 * radius;
    return Panel.of(
            title, Axis.linear("Re t").range(-edge, edge), Axis.linear("Im t").range(-edge, edge))
        .with(
            Points.of(
                "zeros of F",
                parts(upper, Complex::getReal, 1),
                parts(upper, Complex::getImaginary, 1)),
            Points.of(
                "zeros of F",
                parts(upper, Complex::getReal, 1),
                parts(upper, Complex::getImaginary, -1)),
            circle("ρ*: the series converges inside", radius).solid().color(1),
            circle("ρₐ = π/Δₐ: the bound", StepRadius.bound(sum.spread())).dashed().color(2));
  }

  private static double[] parts(List<Complex> zeros, ToDoubleFunction<Complex> part, int sign) {
    return zeros.stream().mapToDouble(part).map(x -> sign * x).toArray();
  }

  private static Line circle(String name, double radius) {
    double[] angles = IntStream.rangeClosed(0, 180).mapToDouble(i -> Math.PI * i / 90).toArray();
    return Line.of(
        name,
        Arrays.stream(angles).map(a -> radius * Math.cos(a)).toArray(),
        Arrays.stream(angles).map(a -> radius * Math.sin(a)).toArray());
  }
}
