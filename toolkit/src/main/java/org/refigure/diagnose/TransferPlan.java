package org.refigure.diagnose;

import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The cheapest runs that give a drift a stated half-width.
 *
 * <p>Tried are 3 to 7 rates and 2 to {@value #MOST} seeds at the least; above the least, seeds go
 * one by one to the width that gains most per cost. Planned from the noise of a pilot, which is
 * itself uncertain: take the plan as a size, not as a promise.
 *
 * @param halfWidth of the 95 % interval, in octaves per doubling
 * @param rates of every seed, evenly over the pilot's span
 * @param seeds width → number of seeds
 * @param cost of all trials, in the unit of the costs
 */
public record TransferPlan(
    double halfWidth, int rates, SortedMap<Double, Integer> seeds, double cost) {
  private static final int MOST = 50;

  /** Copies the seeds. */
  public TransferPlan {
    seeds = Collections.unmodifiableSortedMap(new TreeMap<>(seeds));
  }

  /**
   * The cheapest plan; empty where {@value #MOST} seeds at every width are not enough.
   *
   * @param noise of a pilot: {@link CurveFamily#noise}
   * @param costs width → cost of one trial, for example its seconds; at least two widths
   * @param halfWidth that is wanted
   * @throws IllegalArgumentException if the half-width or a cost is not positive, or there is one
   *     width
   */
  public static Optional<TransferPlan> cheapest(
      SeedNoise noise, SortedMap<Double, Double> costs, double halfWidth) {
    boolean positive = costs.values().stream().allMatch(each -> each > 0);
    if (!(halfWidth > 0) || costs.size() < 2 || !positive) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "half-width = %s must be > 0 and costs = %s positive at two widths or more",
              halfWidth,
              costs));
    }
    return IntStream.rangeClosed(3, 7)
        .boxed()
        .flatMap(
            rates ->
                IntStream.rangeClosed(2, MOST)
                    .mapToObj(fewest -> from(fewest, rates, noise, costs, halfWidth)))
        .flatMap(Optional::stream)
        .min(Comparator.comparingDouble(TransferPlan::cost));
  }

  private static Optional<TransferPlan> from(
      int fewest, int rates, SeedNoise noise, SortedMap<Double, Double> costs, double wanted) {
    SortedMap<Double, Integer> seeds = new TreeMap<>();
    costs.keySet().forEach(width -> seeds.put(width, fewest));
    while (noise.halfWidth(seeds, rates) > wanted) {
      Optional<Double> next =
          costs.keySet().stream()
              .filter(width -> seeds.get(width) < MOST)
              .max(
                  Comparator.comparingDouble(
                      width -> gain(noise, rates, seeds, width) / costs.get(width)));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      seeds.merge(next.get(), 1, Integer::sum);
    }
    prune(seeds, rates, noise, costs, wanted);
    double cost =
        seeds.entrySet().stream()
            .mapToDouble(each -> rates * each.getValue() * costs.get(each.getKey()))
            .sum();
    return Optional.of(new TransferPlan(wanted, rates, seeds, cost));
  }

  /** Takes back what the last steps gained too much, the dearest width first. */
  private static void prune(
      SortedMap<Double, Integer> seeds,
      int rates,
      SeedNoise noise,
      SortedMap<Double, Double> costs,
      double wanted) {
    costs.keySet().stream()
        .sorted(Comparator.comparingDouble(width -> -costs.get(width)))
        .forEach(
            width -> {
              while (seeds.get(width) > 2) {
                seeds.merge(width, -1, Integer::sum);
                if (noise.halfWidth(seeds, rates) > wanted) {
                  seeds.merge(width, 1, Integer::sum);
                  return;
                }
              }
            });
  }

  /** By how much one more seed at a width narrows the interval. */
  private static double gain(
      SeedNoise noise, int rates, SortedMap<Double, Integer> seeds, double width) {
    SortedMap<Double, Integer> more = new TreeMap<>(seeds);
    more.merge(width, 1, Integer::sum);
    return noise.halfWidth(seeds, rates) - noise.halfWidth(more, rates);
  }

  /** For example {@code ±0.15 needs 3 rates for 6, 4, 4 seeds at widths 64, 128, 256}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "±%s needs %d rates for %s seeds at widths %s",
        halfWidth,
        rates,
        TransferReport.list(seeds.values()),
        TransferReport.list(seeds.keySet()));
  }
}
