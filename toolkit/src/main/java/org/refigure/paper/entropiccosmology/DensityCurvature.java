package org.refigure.paper.entropiccosmology;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Curvatures of a density on the line at a place and a scale (claims C3 and C4). */
public final class DensityCurvature {
  private static final int PIECES = 32;

  private DensityCurvature() {}

  /** The density seen through a Gaussian window of width R: ∫ ρ(x − y)·N(y; 0, R²) dy. */
  public static DoubleUnaryOperator smoothed(DoubleUnaryOperator density, double width) {
    if (!(width >= 0) || Double.isInfinite(width)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "width = %s must be finite and ≥ 0 (smoothing)", width));
    }
    return width == 0 ? density : x -> window(density, x, width);
  }

  /** K^(∞) = V'' = −(ln ρ)'', by central differences of fourth order. */
  public static double infinite(DoubleUnaryOperator density, double x, double step) {
    DoubleUnaryOperator v = y -> -Math.log(density.applyAsDouble(y));
    return (16 * (v.applyAsDouble(x + step) + v.applyAsDouble(x - step))
            - v.applyAsDouble(x + 2 * step)
            - v.applyAsDouble(x - 2 * step)
            - 30 * v.applyAsDouble(x))
        / (12 * step * step);
  }

  /** K^(N) = V'' − V'²/(N − 1), the tensor of dimension N on a line; N &gt; 1. */
  public static double finite(DoubleUnaryOperator density, double x, double step, double n) {
    if (!(n > 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "n = %s must be > 1, the dimension of the line", n));
    }
    DoubleUnaryOperator v = y -> -Math.log(density.applyAsDouble(y));
    double slope =
        (8 * (v.applyAsDouble(x + step) - v.applyAsDouble(x - step))
                - v.applyAsDouble(x + 2 * step)
                + v.applyAsDouble(x - 2 * step))
            / (12 * step);
    return infinite(density, x, step) - slope * slope / (n - 1);
  }

  private static double window(DoubleUnaryOperator density, double x, double width) {
    GaussIntegratorFactory rules = new GaussIntegratorFactory();
    double sum = 0;
    for (int piece = -PIECES / 2; piece < PIECES / 2; piece++) {
      double from = 20.0 * width * piece / PIECES; // ± 10 widths
      double to = 20.0 * width * (piece + 1) / PIECES;
      sum +=
          rules
              .legendre(8, from, to)
              .integrate(
                  y ->
                      density.applyAsDouble(x - y)
                          * Math.exp(-y * y / (2 * width * width))
                          / (width * Math.sqrt(2 * Math.PI)));
    }
    return sum;
  }
}
