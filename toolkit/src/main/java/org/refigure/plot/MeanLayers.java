package org.refigure.plot;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.refigure.stats.Interval;
import org.refigure.stats.Mean;
import org.refigure.stats.Median;

/**
 * Lines and points drawn from means and medians over runs: their intervals become bands and bars,
 * and where a single run gives no interval, none is drawn and its points are hollow.
 */
public final class MeanLayers {
  private MeanLayers() {}

  /** A line through means, with the band of their intervals. */
  public static Line line(String name, double[] x, List<Mean> means) {
    Line line = Line.of(name, x, values(means));
    return single(means)
        ? line
        : line.band(ends(means, Interval::low), ends(means, Interval::high));
  }

  /** Marks at means, with the bars of their intervals; hollow where there are none. */
  public static Points points(String name, double[] x, List<Mean> means) {
    Points points = Points.of(name, x, values(means));
    return single(means)
        ? points.hollow()
        : points.errorBars(ends(means, Interval::low), ends(means, Interval::high));
  }

  /** A line through medians, with the band of their intervals. */
  public static Line medians(String name, double[] x, List<Median> medians) {
    Line line = Line.of(name, x, medians.stream().mapToDouble(Median::value).toArray());
    if (medians.stream().anyMatch(median -> median.interval().isEmpty())) {
      return line;
    }
    return line.band(
        medians.stream().mapToDouble(median -> median.interval().orElseThrow().low()).toArray(),
        medians.stream().mapToDouble(median -> median.interval().orElseThrow().high()).toArray());
  }

  private static boolean single(List<Mean> means) {
    return means.stream().anyMatch(mean -> mean.interval().isEmpty());
  }

  private static double[] values(List<Mean> means) {
    return means.stream().mapToDouble(Mean::value).toArray();
  }

  private static double[] ends(List<Mean> means, ToDoubleFunction<Interval> end) {
    return means.stream()
        .mapToDouble(mean -> end.applyAsDouble(mean.interval().orElseThrow()))
        .toArray();
  }
}
