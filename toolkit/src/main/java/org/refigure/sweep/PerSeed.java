package org.refigure.sweep;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.refigure.stats.Estimate;
import org.refigure.stats.Summary;

/**
 * One number of every seed, and why other seeds have none.
 *
 * @param values seed → number, all finite
 * @param gaps seed → reason; no seed is in both
 */
record PerSeed(SortedMap<Long, Double> values, SortedMap<Long, Gap> gaps) {
  PerSeed {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    gaps = Collections.unmodifiableSortedMap(new TreeMap<>(gaps));
  }

  /** No seed at all. */
  static PerSeed none() {
    return new PerSeed(new TreeMap<>(), new TreeMap<>());
  }

  /** Sums up what there is and says what is missing. */
  Estimate estimate(Summary summary, String name) {
    if (values.isEmpty()) {
      return Estimate.none(gaps.isEmpty() ? List.of("there is no run of " + name) : missing());
    }
    double[] numbers = values.values().stream().mapToDouble(Double::doubleValue).toArray();
    return summary.of(name, numbers).missing(missing());
  }

  /** One line for every seed without a number. */
  List<String> missing() {
    return gaps.entrySet().stream()
        .map(gap -> "seed " + gap.getKey() + " " + gap.getValue().reason())
        .toList();
  }

  /**
   * Joins seed by seed: what one side lacks is a gap that names the side.
   *
   * @param names of the left and the right side
   */
  PerSeed join(PerSeed right, List<String> names, DoubleBinaryOperator operator) {
    var joined = new TreeMap<Long, Double>();
    var missing = new TreeMap<Long, Gap>();
    var seeds = new TreeSet<Long>(values.keySet());
    seeds.addAll(gaps.keySet());
    seeds.addAll(right.values.keySet());
    seeds.addAll(right.gaps.keySet());
    for (long seed : seeds) {
      @Nullable Double a = values.get(seed);
      @Nullable Double b = right.values.get(seed);
      if (a == null) {
        missing.put(seed, gap(seed, names.get(0)));
      } else if (b == null) {
        missing.put(seed, right.gap(seed, names.get(1)));
      } else {
        double result = operator.applyAsDouble(a, b);
        if (Double.isFinite(result)) {
          joined.put(seed, result);
        } else {
          missing.put(seed, new Gap("gives " + result + " from " + a + " and " + b, false));
        }
      }
    }
    return new PerSeed(joined, missing);
  }

  private Gap gap(long seed, String name) {
    @Nullable Gap gap = gaps.get(seed);
    return gap == null
        ? new Gap("has no run of " + name, false)
        : new Gap(gap.reason() + " [" + name + "]", gap.diverged());
  }
}
