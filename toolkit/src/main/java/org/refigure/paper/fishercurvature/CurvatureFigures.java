package org.refigure.paper.fishercurvature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.refigure.Scale;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Guide;
import org.refigure.plot.Layer;
import org.refigure.plot.Line;
import org.refigure.plot.Panel;
import org.refigure.plot.Points;

/** The figures of notebook 04. The values are exact: there are no error bars to draw. */
public final class CurvatureFigures {
  private CurvatureFigures() {}

  /** |R| at J_c against the number of sites, and what is left after dividing by n^{10/9}. */
  public static Figure scaling(CurvatureScaling scaling) {
    double[] sizes = scaling.sizes(1);
    double last = sizes[sizes.length - 1];
    double[] sites = of(sizes, size -> size * size);
    double[] curvature = of(sizes, size -> Math.abs(scaling.curvature(1, size)));
    Panel power =
        Panel.of("R < 0 at all sizes", Axis.log10("sites n = L²"), Axis.log10("|R| at J_c"))
            .with(
                Points.of("exact", sites, curvature),
                Guide.slope(
                        "slope 10/9", Claims.EXPONENT, last * last, curvature[curvature.length - 1])
                    .dashed());
    Panel rest =
        Panel.of("The prefactor", Axis.linear("L"), Axis.linear("|R| / n^(10/9)"))
            .with(
                Line.of(
                        "exact, from L = 5",
                        from(sizes, 5, size -> size),
                        from(sizes, 5, scaling::scaled))
                    .marked());
    return Figure.of(power, rest).title("Curvature at the critical coupling, exactly");
  }

  /** Exponents between successive sizes against 1/L of the larger one. */
  public static Figure pairExponents(CurvatureScaling scaling) {
    double[] sizes = scaling.sizes(1);
    double[] pairs = scaling.pairExponents(1);
    double[] inverse = new double[pairs.length];
    Arrays.setAll(inverse, i -> 1 / sizes[i + 1]);
    int first = 2; // L = 4 → 5: smaller tori lie far off the scale of the others
    double[] x = Arrays.copyOfRange(inverse, first, pairs.length);
    double[] y = Arrays.copyOfRange(pairs, first, pairs.length);
    List<Layer> layers = new ArrayList<>();
    double[] ends = {0, x[0]};
    layers.add(
        Line.of("paper, L = 6–9: 1.1115 ± 0.0002", ends, new double[] {1.1115, 1.1115})
            .band(new double[] {1.1113, 1.1113}, new double[] {1.1117, 1.1117})
            .dotted());
    layers.add(Guide.horizontal("10/9", Claims.EXPONENT).dashed());
    layers.add(Line.of("exact, between successive L", x, y).marked());
    return Figure.of(
            Panel.of(
                    "",
                    Axis.linear("1/L of the larger size"),
                    Axis.linear("Δ ln|R| / Δ ln n at J_c"))
                .with(layers.toArray(Layer[]::new)))
        .title("The exponent does not settle monotonically");
  }

  /** R against J/J_c, whole and near zero. */
  public static Figure couplings(Scale scale, CurvatureScaling scaling) {
    List<Layer> layers = new ArrayList<>();
    Object[] sizes = CurvatureScaling.scanned(scale);
    for (int i = sizes.length - 1; i >= 0; i--) {
      int size = (int) sizes[i];
      double[] ratios = scaling.ratios(size);
      double[] values = of(ratios, ratio -> scaling.curvature(ratio, size));
      layers.add(Line.of("L = " + size, ratios, values).color(sizes.length - 1 - i));
    }
    layers.add(Guide.vertical("J_c", 1).dotted());
    layers.add(Guide.horizontal("", 0));
    Layer[] all = layers.toArray(Layer[]::new);
    return Figure.of(
            Panel.of("All of it", Axis.linear("J / J_c"), Axis.linear("R")).with(all),
            Panel.of("Near zero", Axis.linear("J / J_c"), Axis.linear("R").range(-12, 12))
                .with(all))
        .sharedLegend()
        .title("Positive far below the transition, negative from before it");
  }

  /** |R| against n at three couplings: growth alone does not mark the transition. */
  public static Figure controls(CurvatureScaling scaling) {
    List<Layer> layers = new ArrayList<>();
    double[] ratios = {1, CurvatureScaling.BELOW, CurvatureScaling.HALF};
    String[] names = {"J_c (R < 0)", "0.75 J_c (R < 0)", "0.5 J_c (R > 0)"};
    for (int i = 0; i < ratios.length; i++) {
      double ratio = ratios[i];
      double[] sizes = from(scaling.sizes(ratio), 4, size -> size);
      layers.add(
          Line.of(
                  names[i],
                  of(sizes, size -> size * size),
                  of(sizes, size -> Math.abs(scaling.curvature(ratio, size))))
              .marked());
    }
    return Figure.of(
            Panel.of("", Axis.log10("sites n = L²"), Axis.log10("|R|"))
                .with(layers.toArray(Layer[]::new)))
        .title("Control: |R| also grows where nothing is critical");
  }

  private static double[] of(double[] x, DoubleUnaryOperator y) {
    return Arrays.stream(x).map(y).toArray();
  }

  private static double[] from(double[] sizes, int first, DoubleUnaryOperator y) {
    return Arrays.stream(sizes).filter(size -> size >= first).map(y).toArray();
  }
}
