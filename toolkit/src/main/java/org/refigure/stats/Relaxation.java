package org.refigure.stats;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The approach of a quantity from zero to its steady state, y(t) = limit·(1 − exp(−t/time)), fitted
 * by least squares; refused where the data do not reach the steady state.
 *
 * <p>A curve that ends early can be fitted by ever larger limits and times at once: the two are
 * told apart only when the curve has bent. The fit therefore answers only if the data end at t ≥
 * 4·time, where 98 % of the limit is reached. Growth without a limit, as y ∝ t, never qualifies.
 */
public sealed interface Relaxation {
  /** Data must reach this many relaxation times; exp(−4) = 2 % are then missing. */
  double REQUIRED_TIMES = 4;

  /**
   * The steady state is in the data.
   *
   * @param limit the value that is approached
   * @param time the relaxation time, in units of t
   */
  record Settled(double limit, double time) implements Relaxation {}

  /**
   * The data end before a steady state, or there is none.
   *
   * @param end the last t
   * @param growth the exponent of y ∝ t^growth between the middle and the end; 0 would be settled
   */
  record Unsettled(double end, double growth) implements Relaxation {}

  /**
   * Fits a curve that starts at y(0) = 0.
   *
   * @param t increasing, positive; at least eight values
   * @param y as many, positive
   * @throws IllegalArgumentException if lengths differ, there are too few values, one is not
   *     positive or not finite, or t does not increase
   */
  static Relaxation fit(double[] t, double[] y) {
    Observations.requirePairs(t, y, 8, "Relaxation.fit");
    for (int i = 0; i < t.length; i++) {
      if (!(t[i] > (i == 0 ? 0 : t[i - 1])) || !(y[i] > 0)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "t[%d] = %s must increase from above 0 and y[%d] = %s must be > 0 (Relaxation.fit)",
                i,
                t[i],
                i,
                y[i]));
      }
    }
    double end = t[t.length - 1];
    DoubleUnaryOperator error = logTime -> residual(t, y, Math.exp(logTime));
    double logTime = minimum(error, Math.log(t[0] / 10), Math.log(1000 * end));
    double time = Math.exp(logTime);
    if (end < REQUIRED_TIMES * time) {
      int middle = t.length / 2;
      int last = t.length - 1;
      return new Unsettled(end, Math.log(y[last] / y[middle]) / Math.log(t[last] / t[middle]));
    }
    return new Settled(limit(t, y, time), time);
  }

  /** The fit where there is one; empty for a refusal. */
  default Optional<Settled> settled() {
    return this instanceof Settled settled ? Optional.of(settled) : Optional.empty();
  }

  /** One sentence for a report: the fit, or why there is none and what to do next. */
  default String message() {
    if (this instanceof Settled settled) {
      return String.format(
          Locale.ROOT,
          "settles at %.4g with a relaxation time of %.4g",
          settled.limit,
          settled.time);
    }
    Unsettled open = (Unsettled) this;
    return String.format(
        Locale.ROOT,
        "refused: at t = %.4g the curve still grows as t^%.2f; run longer, or there is no steady state",
        open.end,
        open.growth);
  }

  /** The least-squares limit for a given time: the model is linear in it. */
  private static double limit(double[] t, double[] y, double time) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < t.length; i++) {
      double shape = -Math.expm1(-t[i] / time);
      product += shape * y[i];
      square += shape * shape;
    }
    return product / square;
  }

  private static double residual(double[] t, double[] y, double time) {
    double limit = limit(t, y, time);
    double sum = 0;
    for (int i = 0; i < t.length; i++) {
      double error = y[i] + limit * Math.expm1(-t[i] / time);
      sum += error * error;
    }
    return sum;
  }

  /** A coarse grid finds the valley, golden sections its floor. */
  private static double minimum(DoubleUnaryOperator f, double low, double high) {
    int cells = 200;
    double step = (high - low) / cells;
    int best = 0;
    for (int i = 1; i <= cells; i++) {
      if (f.applyAsDouble(low + i * step) < f.applyAsDouble(low + best * step)) {
        best = i;
      }
    }
    double left = low + Math.max(0, best - 1) * step;
    double right = low + Math.min(cells, best + 1) * step;
    double golden = (Math.sqrt(5) - 1) / 2;
    while (right - left > 1e-7) {
      double inner = right - golden * (right - left);
      double outer = left + golden * (right - left);
      if (f.applyAsDouble(inner) < f.applyAsDouble(outer)) {
        right = outer;
      } else {
        left = inner;
      }
    }
    return (left + right) / 2;
  }
}
