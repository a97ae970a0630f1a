package org.refigure.paper.softmaxghosts;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.refigure.stats.Bootstrap;
import org.refigure.stats.Estimate;

/** Worst cases over runs as measurements, with bootstrap intervals over the runs. */
final class Extremes {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 0);

  private Extremes() {}

  /** The largest of one value per run. */
  static Estimate largest(double[] values) {
    return of(singles(values), list -> stream(list).max().orElseThrow());
  }

  /** The smallest of one value per run. */
  static Estimate smallest(double[] values) {
    return of(singles(values), list -> stream(list).min().orElseThrow());
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

  private static List<List<Double>> singles(double[] values) {
    return DoubleStream.of(values).mapToObj(List::of).toList();
  }

  private static DoubleStream stream(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue);
  }
}
