package org.refigure.diagnose;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the optimum of one seed lies from that of all seeds at its width.
 *
 * <p>A seed whose curve of curvature b has R rates, evenly over the span S, places its optimum with
 * the variance {@code drawn + trial/(4b²u₂)}, u₂ = S²·R(R + 1)/(12(R − 1)): the first term is what
 * the seed itself does to the optimum, the second the noise of single trials.
 *
 * @param trial variance of one trial's ln loss about its curve
 * @param drawn variance of the optimum over seeds that more rates would not take away, in octaves²
 * @param span octaves from the lowest to the highest rate
 * @param curvature width → b, in ln loss per squared octave
 */
public record SeedNoise(
    double trial, double drawn, double span, SortedMap<Double, Double> curvature) {
  /** Copies the curvatures. */
  public SeedNoise {
    curvature = Collections.unmodifiableSortedMap(new TreeMap<>(curvature));
  }

  /**
   * Variance of the optimum of one seed with so many rates over the same span; a width that was not
   * seen is taken to curve like the nearest.
   */
  public double variance(double width, int rates) {
    if (rates < 3) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "rates = %d must be at least 3: an optimum needs a bracket", rates));
    }
    double nearest =
        curvature.keySet().stream()
            .min(Comparator.comparingDouble(each -> Math.abs(Math.log(each / width))))
            .orElseThrow();
    double b = curvature.get(nearest);
    return drawn + trial * 12 * (rates - 1) / (4 * b * b * span * span * rates * (rates + 1));
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
    double[] octaves = seeds.keySet().stream().mapToDouble(LossCurves::log2).toArray();
    double[] weights =
        seeds.entrySet().stream()
            .mapToDouble(each -> each.getValue() / variance(each.getKey(), rates))
            .toArray();
    double[] parts = Leverage.parts(octaves, weights);
    Widening.Seeds[] numbers =
        seeds.values().stream().map(Widening.Seeds::of).toArray(Widening.Seeds[]::new);
    return Widening.quantile(parts, numbers) / Math.sqrt(Arrays.stream(parts).sum());
  }
}
