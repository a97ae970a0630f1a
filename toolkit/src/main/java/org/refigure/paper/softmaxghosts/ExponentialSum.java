package org.refigure.paper.softmaxghosts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.hipparchus.complex.Complex;

/**
 * The softmax denominator along a step: F(t) = Σₖ exp(zₖ + aₖt) for logits z that move with slopes
 * a.
 *
 * <p>On the real line F is positive and ln F analytic. In the complex plane F has zeros, the
 * "ghosts"; the Taylor series of ln F about t = 0 converges up to the nearest one, at the distance
 * ρ* (paper, section 4). All values are relative to the largest eᶻ.
 *
 * @param logits zₖ
 * @param slopes aₖ, not all equal
 */
public record ExponentialSum(double[] logits, double[] slopes) {
  private static final int NEWTON_STEPS = 40;
  private static final double ACCEPTED = 1e-9;
  private static final double SAME = 1e-6;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there are fewer than two terms, lengths differ, or all
   *     slopes are equal: then F has no zero
   */
  public ExponentialSum {
    if (logits.length != slopes.length || logits.length < 2 || !(spread(slopes) > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d logits and %d slopes must be equally many, at least two, with slopes that differ (exponential sum)",
              logits.length,
              slopes.length));
    }
  }

  /** Two classes with logit gap δ and slope spread Δ: F(t) = e^(δ + Δt) + 1. */
  public static ExponentialSum binary(double gap, double spread) {
    return new ExponentialSum(new double[] {gap, 0}, new double[] {spread, 0});
  }

  /** Δₐ = max a − min a. */
  public double spread() {
    return spread(slopes);
  }

  /**
   * Zeros in the upper half plane, nearest to the origin first; those below are their conjugates.
   *
   * <p>Newton's method from a square grid of starts, 40 steps each; a point counts when |F| &lt;
   * 1e-9·Σ|wₖe^(aₖt)|. Zeros far outside the box may be missed.
   *
   * @param box half the side of the square about the origin
   * @param grid starts per side, at least 2
   */
  public List<Complex> zeros(double box, int grid) {
    List<Complex> zeros = new ArrayList<>();
    for (int i = 0; i < grid; i++) {
      for (int j = 0; j < grid; j++) {
        double step = 2 * box / (grid - 1);
        Complex zero = newton(new Complex(-box + i * step, -box + j * step));
        if (zero.getImaginary() > 0
            && isZero(zero)
            && zeros.stream().noneMatch(known -> known.subtract(zero).norm() < SAME)) {
          zeros.add(zero);
        }
      }
    }
    zeros.sort(Comparator.comparingDouble(Complex::norm));
    return zeros;
  }

  /**
   * ρ*: the distance of the nearest zero that {@link #zeros} finds.
   *
   * @throws IllegalStateException if it finds none
   */
  public double radius(double box, int grid) {
    return zeros(box, grid).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    String.format(
                        Locale.ROOT,
                        "no zero of F was found from starts within ±%s: widen the box",
                        box)))
        .norm();
  }

  /**
   * Taylor coefficients l₀ … l_order of ln F, from those of F: lₙ = fₙ − (1/n)Σ_{0&lt;k&lt;n}
   * k·lₖ·fₙ₋ₖ with fₙ = (Σₖ e^(zₖ)aₖⁿ)/(n!·F(0)).
   */
  public double[] logCoefficients(int order) {
    double[] f = new double[order + 1];
    double[] weights = weights();
    double total = DoubleStream.of(weights).sum();
    for (int k = 0; k < slopes.length; k++) {
      double term = weights[k] / total;
      for (int n = 0; n <= order; n++) {
        f[n] += term;
        term *= slopes[k] / (n + 1);
      }
    }
    double[] l = new double[order + 1];
    l[0] = top() + Math.log(total);
    for (int n = 1; n <= order; n++) {
      double sum = 0;
      for (int k = 1; k < n; k++) {
        sum += k * l[k] * f[n - k];
      }
      l[n] = f[n] - sum / n;
    }
    return l;
  }

  /**
   * ρ* from the coefficients alone: 1/max (n|lₙ|/2)^(1/n) over {@code from} ≤ n ≤ {@code to}.
   *
   * <p>A pair of zeros ρe^(±iθ) gives lₙ ≈ −(2/n)ρ^(−n)cos(nθ); the maximum passes over the n at
   * which the cosine is small.
   */
  public double rootTestRadius(int from, int to) {
    double[] l = logCoefficients(to);
    double largest = 0;
    for (int n = from; n <= to; n++) {
      largest = Math.max(largest, Math.pow(n * Math.abs(l[n]) / 2, 1.0 / n));
    }
    return 1 / largest;
  }

  private Complex newton(Complex start) {
    Complex t = start;
    double[] weights = weights();
    for (int step = 0; step < NEWTON_STEPS; step++) {
      Complex value = Complex.ZERO;
      Complex slope = Complex.ZERO;
      for (int k = 0; k < slopes.length; k++) {
        Complex term = t.multiply(slopes[k]).exp().multiply(weights[k]);
        value = value.add(term);
        slope = slope.add(term.multiply(slopes[k]));
      }
      Complex next = t.subtract(value.divide(slope));
      if (next.isNaN() || next.isInfinite() || next.equals(t)) {
        return t;
      }
      t = next;
    }
    return t;
  }

  private boolean isZero(Complex t) {
    Complex value = Complex.ZERO;
    double size = 0;
    double[] weights = weights();
    for (int k = 0; k < slopes.length; k++) {
      Complex term = t.multiply(slopes[k]).exp().multiply(weights[k]);
      value = value.add(term);
      size += term.norm();
    }
    return value.norm() < ACCEPTED * size && Double.isFinite(size);
  }

  private double[] weights() {
    double top = top();
    return DoubleStream.of(logits).map(z -> Math.exp(z - top)).toArray();
  }

  private double top() {
    return DoubleStream.of(logits).max().orElseThrow();
  }

  private static double spread(double[] slopes) {
    return DoubleStream.of(slopes).max().orElse(0) - DoubleStream.of(slopes).min().orElse(0);
  }
}
