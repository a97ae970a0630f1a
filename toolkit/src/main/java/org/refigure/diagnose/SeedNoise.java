package org.refigure.diagnose;

import java.util.Locale;
import java.util.SortedMap;

/**
 * How far the optimum of one seed lies from that of all seeds at its width, in squared octaves.
 *
 * <p>A seed whose curve has R rates, evenly over the span S, places its optimum with the variance
 * {@code drawn + trial/u₂}, u₂ = S²·R(R + 1)/(12(R − 1)): the first term is what the seed itself
 * does to the optimum, the second the noise of single trials.
 *
 * @param trial σ²/(4b²), σ the noise of one trial's ln loss about its curve, b the curvature
 * @param drawn variance of the optimum over seeds that more rates would not take away
 * @param span octaves from the lowest to the highest rate
 */
public record SeedNoise(double trial, double drawn, double span) {
  /** Variance of the optimum of one seed with so many rates over the same span. */
  public double variance(int rates) {
    if (rates < 3) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "rates = %d must be at least 3: an optimum needs a bracket", rates));
    }
    return drawn + trial * 12 * (rates - 1) / (span * span * rates * (rates + 1));
  }

  /**
   * Half the 95 % interval of the drift that so many seeds would have, in octaves per doubling;
   * widths are taken to vary independently, which common seeds make a little too cautious.
   *
   * @param seeds width → number of seeds, at least two each, at least two widths
   */
  public double halfWidth(SortedMap<Double, Integer> seeds, int rates) {
    if (seeds.size() < 2 || seeds.values().stream().anyMatch(each -> each < 2)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "seeds = %s must be at least two at two widths or more", seeds));
    }
    return errors(seeds) * Math.sqrt(variance(rates) / leverage(seeds));
  }

  /** Standard errors in half an interval. */
  private static double errors(SortedMap<Double, Integer> seeds) {
    double[] octaves = seeds.keySet().stream().mapToDouble(LossCurves::log2).toArray();
    return Widening.quantileOfSlope(
        octaves, seeds.values().stream().map(Widening.Seeds::of).toArray(Widening.Seeds[]::new));
  }

  /** Σ n(w)·(k(w) − k̄)², k = log₂ w: the variance of the drift is that of a seed over this. */
  static double leverage(SortedMap<Double, Integer> seeds) {
    double sum = 0;
    double first = 0;
    double second = 0;
    for (var each : seeds.entrySet()) {
      double k = LossCurves.log2(each.getKey());
      sum += each.getValue();
      first += each.getValue() * k;
      second += each.getValue() * k * k;
    }
    return second - first * first / sum;
  }
}
