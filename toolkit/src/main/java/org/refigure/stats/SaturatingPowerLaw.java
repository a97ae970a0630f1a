package org.refigure.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * The power law with an offset and a floor, y = prefactor·(x + offset)<sup>exponent</sup> + floor,
 * by which errors are often said to fall with compute.
 *
 * @param prefactor a &gt; 0
 * @param offset b ≥ 0, in the unit of x: where the small-x end bends
 * @param exponent c &lt; 0
 * @param floor d ≥ 0: what is left at infinite x
 */
public record SaturatingPowerLaw(double prefactor, double offset, double exponent, double floor) {
  private static final int MOST_EVALUATIONS = 400;

  /**
   * Checks the signs.
   *
   * @throws IllegalArgumentException if a number is not finite or has the wrong sign
   */
  public SaturatingPowerLaw {
    boolean finite = Double.isFinite(prefactor + offset + exponent + floor);
    if (!finite || !(prefactor > 0 && offset >= 0 && exponent < 0 && floor >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "prefactor = %s must be > 0, offset = %s ≥ 0, exponent = %s < 0 and floor = %s ≥ 0 (saturating power law)",
              prefactor,
              offset,
              exponent,
              floor));
    }
  }

  /** The value at x ≥ 0. */
  public double at(double x) {
    return prefactor * Math.pow(x + offset, exponent) + floor;
  }

  /** The root of the mean squared residual, with divisor n. */
  public double rootMeanSquare(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.pow(y[i] - at(x[i]), 2);
    }
    return Math.sqrt(sum / x.length);
  }

  /**
   * The least-squares law: the best of Levenberg–Marquardt searches from random starts.
   *
   * <p>The searches run in ln a, ln b, ln(−c) and ln d with x in units of its geometric mean, so
   * that the signs hold by themselves. The four numbers are poorly told apart by most data: trust
   * values of the curve, not the parameters. A floor at its bound of zero shows as a tiny one.
   *
   * @param x positive, at least five values
   * @param y as many, positive
   * @param starts how many random starts, at least one
   * @param seed of the starts
   * @throws IllegalArgumentException if there are too few values, one is not positive and finite,
   *     or they rise with x
   * @throws IllegalStateException if no start leads anywhere
   */
  public static SaturatingPowerLaw fit(double[] x, double[] y, int starts, long seed) {
    requirePositive(x, y, 5, "SaturatingPowerLaw.fit");
    requireFalling(x, y);
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    double lowest = Arrays.stream(y).min().orElseThrow();
    double middle = Arrays.stream(y).sorted().toArray()[y.length / 2];
    double[][] points =
        IntStream.range(0, starts)
            .mapToObj(
                i ->
                    new double[] {
                      Math.log(middle) + between(random, -1.5, 1.5),
                      between(random, -6, 2),
                      Math.log(between(random, 0.05, 0.6)),
                      Math.log(between(random, 0.001, 0.999) * lowest)
                    })
            .toArray(double[][]::new);
    return best(x, y, points);
  }

  /** The same, searched from this law and some random starts: for resamples of the same data. */
  public SaturatingPowerLaw refit(double[] x, double[] y, int starts, long seed) {
    SaturatingPowerLaw fresh = fit(x, y, starts, seed);
    double unit = unit(x);
    double[] here = {
      Math.log(prefactor) + exponent * Math.log(unit),
      Math.log(Math.max(offset / unit, 1e-12)),
      Math.log(-exponent),
      Math.log(Math.max(floor, 1e-12))
    };
    SaturatingPowerLaw from = law(search(x, y, here, unit).point(), unit);
    return from.rootMeanSquare(x, y) < fresh.rootMeanSquare(x, y) ? from : fresh;
  }

  /**
   * The least-squares law without offset and floor, y = prefactor·x<sup>exponent</sup>, fitted to y
   * itself as {@link #fit} is, and not to its logarithm.
   *
   * @throws IllegalArgumentException if there are fewer than two values, one is not positive, or
   *     they rise with x
   */
  public static SaturatingPowerLaw fitPure(double[] x, double[] y) {
    requirePositive(x, y, 2, "SaturatingPowerLaw.fitPure");
    PowerLaw line = requireFalling(x, y);
    double unit = unit(x);
    double[] start = {Math.log(line.at(unit)), Math.log(Math.max(1e-6, -line.exponent()))};
    return law(search(x, y, start, unit).point(), unit);
  }

  /** Of rising values the search would only find a law that is flat, by an offset without bound. */
  private static PowerLaw requireFalling(double[] x, double[] y) {
    PowerLaw line = PowerLaw.fit(x, y);
    if (!(line.exponent() < 0)) {
      throw new IllegalArgumentException(
          "y goes as x to the "
              + line.exponent()
              + " and must fall with x (SaturatingPowerLaw.fit): fit PowerLaw to values that rise");
    }
    return line;
  }

  private static SaturatingPowerLaw best(double[] x, double[] y, double[][] starts) {
    double unit = unit(x);
    Found best = new Found(Double.POSITIVE_INFINITY, starts[0]);
    for (double[] start : starts) {
      Found found = search(x, y, start, unit);
      best = found.cost() < best.cost() ? found : best;
    }
    if (best.cost() == Double.POSITIVE_INFINITY) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "none of %d starts leads to a fit of %d points (SaturatingPowerLaw); try more starts",
              starts.length,
              x.length));
    }
    return law(best.point(), unit);
  }

  /** Parameters on the way of a search, and their sum of squares. */
  private record Found(double cost, double[] point) {}

  /**
   * A search over ln a, ln b, ln(−c), ln d, or over ln a, ln(−c) for a start of two numbers: the
   * best parameters it passes. On a ridge, where the data hardly bound a parameter, it may not
   * settle, but its curve does.
   */
  private static Found search(double[] x, double[] y, double[] start, double unit) {
    Found[] best = {new Found(Double.POSITIVE_INFINITY, start)};
    MultivariateJacobianFunction model =
        parameters -> {
          double[] point = parameters.toArray();
          double[] values = new double[x.length];
          double[][] slopes = new double[x.length][point.length];
          double cost = 0;
          for (int i = 0; i < x.length; i++) {
            values[i] = evaluate(point, x[i] / unit, slopes[i]);
            cost += Math.pow(values[i] - y[i], 2);
          }
          best[0] = cost < best[0].cost() ? new Found(cost, point) : best[0];
          return new Pair<>(
              new ArrayRealVector(values, false), new Array2DRowRealMatrix(slopes, false));
        };
    try {
      new LevenbergMarquardtOptimizer()
          .optimize(
              new LeastSquaresBuilder()
                  .start(start)
                  .target(y)
                  .model(model)
                  .maxEvaluations(MOST_EVALUATIONS)
                  .maxIterations(MOST_EVALUATIONS)
                  .build());
    } catch (MathRuntimeException e) {
      // not settled after so many evaluations, or overflown: what it has passed counts
    }
    return best[0];
  }

  /** The value in scaled x, and its derivatives by the logarithmic parameters. */
  private static double evaluate(double[] parameters, double scaled, double[] slopes) {
    boolean full = parameters.length == 4;
    double offset = full ? Math.exp(parameters[1]) : 0;
    double exponent = -Math.exp(parameters[full ? 2 : 1]);
    double logSum = Math.log(scaled + offset);
    double power = Math.exp(parameters[0] + exponent * logSum);
    slopes[0] = power;
    slopes[full ? 2 : 1] = power * exponent * logSum;
    if (!full) {
      return power;
    }
    slopes[1] = power * exponent * offset / (scaled + offset);
    slopes[3] = Math.exp(parameters[3]);
    return power + slopes[3];
  }

  private static SaturatingPowerLaw law(double[] parameters, double unit) {
    boolean full = parameters.length == 4;
    double exponent = -Math.exp(parameters[full ? 2 : 1]);
    double prefactor = Math.exp(parameters[0] - exponent * Math.log(unit));
    return full
        ? new SaturatingPowerLaw(
            prefactor, Math.exp(parameters[1]) * unit, exponent, Math.exp(parameters[3]))
        : new SaturatingPowerLaw(prefactor, 0, exponent, 0);
  }

  private static double unit(double[] x) {
    return Math.exp(Arrays.stream(x).map(Math::log).average().orElseThrow());
  }

  private static double between(UniformRandomProvider random, double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  private static void requirePositive(double[] x, double[] y, int minimum, String place) {
    Observations.requirePairs(x, y, minimum, place);
    for (int i = 0; i < x.length; i++) {
      if (!(x[i] > 0 && y[i] > 0)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "x[%d] = %s and y[%d] = %s must be > 0 (%s)",
                i,
                x[i],
                i,
                y[i],
                place));
      }
    }
  }
}
