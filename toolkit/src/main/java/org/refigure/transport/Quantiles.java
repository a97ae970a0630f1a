package org.refigure.transport;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BisectionSolver;
import org.hipparchus.special.Erf;

/**
 * A probability on the line by its quantile function Q at 4001 levels between 10⁻⁶ and 1 − 10⁻⁶.
 *
 * <p>Levels are u = Φ(z) at evenly spaced z, dense where tails are thin. On the line the
 * Wasserstein geodesic is linear in Q, so distances, geodesics and entropies are sums over the
 * levels. The two tails of 10⁻⁶ are left out and the rest counts as a whole.
 *
 * @param values Q(u_0) &lt; … &lt; Q(u_4000)
 */
public record Quantiles(double[] values) {
  private static final int COUNT = 4001;
  private static final double LARGEST = 4.753424308822899; // Φ(−z) = 1e-6
  private static final double[] MASSES = masses();

  /**
   * Checks number and order.
   *
   * @throws IllegalArgumentException if there are not 4001 increasing finite values
   */
  public Quantiles {
    if (values.length != COUNT) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d values must be %d (quantiles)", values.length, COUNT));
    }
    for (int i = 0; i + 1 < COUNT; i++) {
      if (!(values[i] < values[i + 1]) || Double.isInfinite(values[i + 1] - values[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "values[%d] = %s and values[%d] = %s must increase and be finite (quantiles)",
                i,
                values[i],
                i + 1,
                values[i + 1]));
      }
    }
  }

  /** The quantiles of N(mean, deviation²). */
  public static Quantiles gaussian(double mean, double deviation) {
    double[] values = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = mean + deviation * score(i);
    }
    return new Quantiles(values);
  }

  /**
   * The quantiles of a continuous distribution, by bisection.
   *
   * @param cumulative increasing, with values 10⁻⁶ and 1 − 10⁻⁶ somewhere in [low, high]
   */
  public static Quantiles of(DoubleUnaryOperator cumulative, double low, double high) {
    double[] values = new double[COUNT];
    BisectionSolver solver = new BisectionSolver(0, 1e-13 * (high - low));
    double from = low;
    for (int i = 0; i < COUNT; i++) {
      double level = cumulativeNormal(score(i));
      values[i] = solver.solve(200, x -> cumulative.applyAsDouble(x) - level, from, high);
      from = values[i];
    }
    return new Quantiles(values);
  }

  /** Φ(z). */
  public static double cumulativeNormal(double z) {
    return Erf.erfc(-z / Math.sqrt(2)) / 2;
  }

  /** W₂², the mean of (Q − Q')². */
  public double squaredDistance(Quantiles other) {
    double[] squares = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      squares[i] = (values[i] - other.values[i]) * (values[i] - other.values[i]);
    }
    return mean(squares);
  }

  /** The point at time t of the geodesic to another: (1 − t)Q + tQ'. */
  public Quantiles towards(Quantiles other, double t) {
    double[] between = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      between[i] = (1 - t) * values[i] + t * other.values[i];
    }
    return new Quantiles(between);
  }

  /**
   * Ent(μ | e<sup>−V</sup>dx) = ∫ (−ln Q'(u) + V(Q(u))) du, with Q' as the slope between
   * neighbouring levels.
   */
  public double entropy(DoubleUnaryOperator potential) {
    double[] energies = new double[COUNT];
    double sum = 0;
    double total = 0;
    for (int i = 0; i < COUNT; i++) {
      energies[i] = potential.applyAsDouble(values[i]);
      if (i > 0) {
        double mass = MASSES[i];
        sum += mass * Math.log(mass / (values[i] - values[i - 1]));
        total += mass;
      }
    }
    return sum / total + mean(energies);
  }

  /**
   * The curvature felt on the way to another measure: d²Ent/dt²/W₂² at time t of the geodesic, by
   * central differences. A reference is CD(K, ∞) when this is at least K on every geodesic.
   *
   * @param step of t; t ± step must lie in [0, 1]
   */
  public double curvature(Quantiles other, DoubleUnaryOperator potential, double t, double step) {
    double here = towards(other, t).entropy(potential);
    double ahead = towards(other, t + step).entropy(potential);
    double behind = towards(other, t - step).entropy(potential);
    return (ahead - 2 * here + behind) / (step * step) / squaredDistance(other);
  }

  /**
   * The curvature of dimension N along the same geodesic, (Ent'' − Ent'²/N)/W₂²: at least K where
   * exp(−Ent/N) is (K, N)-concave (Erbar, Kuwada, Sturm 2015).
   */
  public double curvature(
      Quantiles other, DoubleUnaryOperator potential, double t, double step, double dimension) {
    double ahead = towards(other, t + step).entropy(potential);
    double behind = towards(other, t - step).entropy(potential);
    double slope = (ahead - behind) / (2 * step);
    return curvature(other, potential, t, step)
        - slope * slope / dimension / squaredDistance(other);
  }

  /** The trapezoid rule over the levels, divided by their total. */
  private static double mean(double[] integrand) {
    double sum = 0;
    double total = 0;
    for (int i = 1; i < COUNT; i++) {
      double mass = MASSES[i];
      sum += mass * (integrand[i] + integrand[i - 1]) / 2;
      total += mass;
    }
    return sum / total;
  }

  private static double score(int i) {
    return LARGEST * (2.0 * i / (COUNT - 1) - 1);
  }

  /** u_i − u_{i−1}, from the small tail and not from numbers near 1. */
  private static double[] masses() {
    double[] masses = new double[COUNT];
    for (int i = 1; i < COUNT; i++) {
      double lower = score(i - 1);
      double upper = score(i);
      masses[i] =
          lower >= 0
              ? cumulativeNormal(-lower) - cumulativeNormal(-upper)
              : cumulativeNormal(upper) - cumulativeNormal(lower);
    }
    return masses;
  }
}
