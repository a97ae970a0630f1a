package org.refigure.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The power law y = prefactor · x<sup>exponent</sup>, fitted as a line through (ln x, ln y).
 *
 * @param exponent slope of ln y against ln x
 * @param prefactor y at x = 1
 * @param exponentInterval 95 % interval of the exponent; empty for two points
 * @param n number of points
 */
public record PowerLaw(
    double exponent, double prefactor, Optional<Interval> exponentInterval, int n)
    implements Estimated {

  /**
   * Fits by least squares in logarithms, which weighs relative errors equally.
   *
   * @param x positive, at least two of them distinct
   * @param y positive, as many
   * @throws IllegalArgumentException if a value is not positive or not finite, the arrays differ in
   *     length, or there are fewer than two distinct x
   */
  public static PowerLaw fit(double[] x, double[] y) {
    Observations.requirePairs(x, y, 2, "PowerLaw.fit");
    requireDistinct(x);
    LineFit line =
        LineFit.of(logarithms("x", x, "PowerLaw.fit"), logarithms("y", y, "PowerLaw.fit"));
    return new PowerLaw(line.slope(), Math.exp(line.intercept()), line.slopeInterval(), line.n());
  }

  /**
   * Exponents between neighbouring points, Δ ln y / Δ ln x, in order of increasing x.
   *
   * <p>Below four widths these say more than one fitted exponent: they show whether it still
   * drifts.
   *
   * @param x positive and distinct
   * @param y positive, as many
   * @return one exponent fewer than there are points
   * @throws IllegalArgumentException if a value is not positive or not finite, two x are equal, the
   *     arrays differ in length, or there are fewer than two points
   */
  public static double[] localExponents(double[] x, double[] y) {
    Observations.requirePairs(x, y, 2, "PowerLaw.localExponents");
    double[] logX = logarithms("x", x, "PowerLaw.localExponents");
    double[] logY = logarithms("y", y, "PowerLaw.localExponents");
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] exponents = new double[x.length - 1];
    for (int k = 0; k < exponents.length; k++) {
      int here = order[k];
      int next = order[k + 1];
      if (x[here] == x[next]) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "x = %s occurs twice; average repeats first (PowerLaw.localExponents)",
                x[here]));
      }
      exponents[k] = (logY[next] - logY[here]) / (logX[next] - logX[here]);
    }
    return exponents;
  }

  /** The law's value at a positive {@code x}. */
  public double at(double x) {
    return prefactor * Math.pow(x, exponent);
  }

  private static void requireDistinct(double[] x) {
    if (Arrays.stream(x).distinct().count() < 2) {
      throw new IllegalArgumentException(
          "all "
              + x.length
              + " x are "
              + x[0]
              + "; a power law needs two distinct x (PowerLaw.fit)");
    }
  }

  private static double[] logarithms(String name, double[] values, String place) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > 0)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s[%d] = %s must be > 0 (%s fits logarithms)",
                name,
                i,
                values[i],
                place));
      }
    }
    return Arrays.stream(values).map(Math::log).toArray();
  }

  /** The exponent with its interval. */
  @Override
  public Estimate estimate() {
    Estimate.Kind kind = exponentInterval.isPresent() ? Estimate.Kind.FIT : Estimate.Kind.SINGLE;
    return new Estimate(exponent, exponentInterval, n, kind, List.of());
  }
}
