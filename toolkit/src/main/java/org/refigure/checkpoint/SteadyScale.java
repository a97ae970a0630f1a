package org.refigure.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.refigure.stats.Interval;
import org.refigure.stats.LineFit;
import org.refigure.stats.Mean;

/**
 * Learning rate and decay at several widths as powers of it, η ∝ d^a and λ ∝ d^b: the scale √(η/λ)
 * of AdamW's steady state is ∝ d^((a − b)/2).
 *
 * <p>Where σ₁ ∝ d^q, σ₁/√(η/λ) ∝ d^p with p = q − (a − b)/2, and σ₁ is level under λ ∝ d^s with s =
 * 2p + a: the s = 2p − 1 of η ∝ 1/d (arXiv 2510.15262).
 *
 * @param rate a
 * @param decay b
 */
public record SteadyScale(double rate, double decay) {

  /**
   * Fits both powers.
   *
   * @param widths ascending, at least two
   * @param rates η of hidden matrices at each
   * @param decays λ of hidden matrices at each
   * @throws IllegalArgumentException if there is not one positive number for each width
   */
  public static SteadyScale of(List<Integer> widths, List<Double> rates, List<Double> decays) {
    require("rates", widths, rates);
    require("decays", widths, decays);
    return new SteadyScale(slope(widths, rates), slope(widths, decays));
  }

  /** p of a kind of matrix whose σ₁ ∝ d^q; f of ‖W‖_F likewise. */
  public Mean overScale(Mean q) {
    return shifted(q, 1, -(rate - decay) / 2);
  }

  /** s of the decay λ ∝ d^s that levels σ₁/√(η/λ) ∝ d^p at this rate. */
  public Mean rule(Mean p) {
    return shifted(p, 2, rate);
  }

  /** factor·x + shift, with its interval. */
  static Mean shifted(Mean x, double factor, double shift) {
    Optional<Interval> interval =
        x.interval()
            .map(i -> new Interval(factor * i.low() + shift, factor * i.high() + shift, i.level()));
    return new Mean(factor * x.value() + shift, interval, factor * x.standardDeviation(), x.n());
  }

  private static double slope(List<Integer> widths, List<Double> values) {
    double[] x = widths.stream().mapToDouble(Math::log).toArray();
    double[] y = values.stream().mapToDouble(Math::log).toArray();
    return x.length == 2 ? (y[1] - y[0]) / (x[1] - x[0]) : LineFit.of(x, y).slope();
  }

  private static void require(String what, List<Integer> widths, List<Double> values) {
    boolean positive = values.stream().allMatch(each -> each > 0 && each <= Double.MAX_VALUE);
    if (values.size() != widths.size() || !positive) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--%s = %s must have one positive number for each of the widths %s",
              what,
              Arrays.toString(values.toArray()),
              widths));
    }
  }
}
