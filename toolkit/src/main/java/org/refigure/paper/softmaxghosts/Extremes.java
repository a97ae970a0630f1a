package org.refigure.paper.softmaxghosts;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.stats.Bootstrap;
import org.refigure.stats.Estimate;

/**
 * Worst cases over runs. The largest of some runs has no interval: more runs can only raise it, and
 * a bootstrap never reaches beyond the largest that was seen. So the number decides, and the row
 * says of how many it is the worst.
 */
final class Extremes {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 0);

  private Extremes() {}

  /** The largest of one value per run, judged. */
  static Finding largest(Claim claim, double[] values, String of) {
    return worst(claim, Arrays.stream(values).max().orElseThrow(), values.length + " " + of);
  }

  /** The smallest of one value per run, judged. */
  static Finding smallest(Claim claim, double[] values, String of) {
    return worst(claim, Arrays.stream(values).min().orElseThrow(), values.length + " " + of);
  }

  private static Finding worst(Claim claim, double value, String of) {
    return claim
        .judge(Estimate.exact(value))
        .because("worst of " + of + ": more could only be worse");
  }

  /** A statistic of clusters that are drawn whole; without interval for a single one. */
  static <T> Estimate of(List<List<T>> clusters, ToDoubleFunction<List<T>> statistic) {
    double value = statistic.applyAsDouble(clusters.stream().flatMap(List::stream).toList());
    return clusters.size() == 1
        ? Estimate.single(value)
        : Estimate.of(
            value,
            BOOTSTRAP.interval(clusters, statistic),
            clusters.size(),
            Estimate.Kind.BOOTSTRAP);
  }
}
