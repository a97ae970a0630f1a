package org.refigure.paper.dppleastsquares;

import java.util.Arrays;
import java.util.Collections;
import java.util.function.ToDoubleFunction;
import org.refigure.stats.Bootstrap;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;
import org.refigure.stats.Mean;
import org.refigure.sweep.Selection;

/**
 * The draws of one cell of the table, pooled over seeds.
 *
 * @param trials of one m, n and sampler
 */
public record SampleStatistics(Selection trials) {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95, 15);

  /** All draws of a recorded vector. */
  public double[] pooled(String vector) {
    return trials.records().stream()
        .flatMapToDouble(record -> Arrays.stream(record.vector(vector)))
        .toArray();
  }

  /** The middle of a vector, with a bootstrap interval over draws; singular draws count as +∞. */
  Estimate median(String vector) {
    double[] values = pooled(vector);
    Interval interval = BOOTSTRAP.interval(random -> middle(resampled(values, random::nextInt)));
    return Estimate.of(middle(values), interval, values.length, Estimate.Kind.BOOTSTRAP);
  }

  /** The median of this cell's draws over that of another's. */
  Estimate medianRatio(String vector, SampleStatistics other) {
    double[] mine = pooled(vector);
    double[] theirs = other.pooled(vector);
    Interval interval =
        BOOTSTRAP.interval(
            random ->
                middle(resampled(mine, random::nextInt))
                    / middle(resampled(theirs, random::nextInt)));
    return Estimate.of(
        middle(mine) / middle(theirs), interval, mine.length, Estimate.Kind.BOOTSTRAP);
  }

  /** The mean of a vector over the draws that have a fit. */
  Estimate mean(String vector) {
    double[] all = pooled(vector);
    double[] finite = Arrays.stream(all).filter(Double::isFinite).toArray();
    return Mean.of(finite)
        .estimate()
        .missing(Collections.nCopies(all.length - finite.length, "singular draw"));
  }

  /** The share of draws below which a share of the values lies, by the nearest rank. */
  public double quantile(String vector, double share) {
    double[] sorted = pooled(vector);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  /** Draws without a fit. */
  public double singular() {
    return Arrays.stream(trials.values("singular")).sum();
  }

  /** A statistic of the deviations ĉ_k − c_k of one coefficient. */
  double deviation(Target target, int m, int k, ToDoubleFunction<Mean> statistic) {
    double[] all = pooled(target.word() + " deviations");
    double[] one = new double[all.length / m];
    Arrays.setAll(one, i -> all[i * m + k]);
    return statistic.applyAsDouble(Mean.of(one));
  }

  /** The largest |mean deviation| of a coefficient in units of its standard error. */
  double bias(Target target, int m) {
    double largest = 0;
    for (int k = 0; k < m; k++) {
      largest =
          Math.max(
              largest,
              deviation(
                  target,
                  m,
                  k,
                  mean -> Math.abs(mean.value()) * Math.sqrt(mean.n()) / mean.standardDeviation()));
    }
    return largest;
  }

  private interface Index {
    int below(int bound);
  }

  private static double[] resampled(double[] values, Index index) {
    double[] sample = new double[values.length];
    Arrays.setAll(sample, i -> values[index.below(values.length)]);
    return sample;
  }

  private static double middle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
