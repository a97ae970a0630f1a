package org.refigure.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * Cluster bootstrap with percentile intervals.
 *
 * <p>Observations that share a cause (the layers of one run, the widths of one seed) form a cluster
 * and are drawn together: resampling them one by one would pretend to more evidence than there is.
 * Each resample draws as many clusters as there are, with replacement. Source: Davison and Hinkley,
 * Bootstrap Methods and their Application (1997), sections 2.4 and 5.2.1.
 *
 * <p>Few clusters give intervals that are too narrow. With three, one resample in 27 draws the same
 * extreme cluster three times, more than 2.5 %, so the 95 % interval of a mean is just [smallest,
 * largest] and holds the true mean of a symmetric distribution in 1 − 2/2³ = 75 % of cases. State
 * the number of clusters beside the interval.
 *
 * @param resamples number of resamples, at least 100; 2,000 settles the ends of a 95 % interval
 * @param level nominal coverage, in (0, 1)
 * @param seed seed of the resampling; the same seed gives the same interval
 */
public record Bootstrap(int resamples, double level, long seed) {

  /** Above this share of resamples without a value, the interval would describe the others only. */
  private static final double LARGEST_UNDEFINED_SHARE = 0.1;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code resamples} &lt; 100 or the level is outside (0, 1)
   */
  public Bootstrap {
    if (resamples < 100) {
      throw new IllegalArgumentException(
          "resamples = " + resamples + " must be >= 100 (Bootstrap; 2000 is customary)");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "level = " + level + " must be in (0, 1) (Bootstrap; 95 % is 0.95)");
    }
  }

  /**
   * The percentile interval of a statistic.
   *
   * <p>A resample for which the statistic is NaN or infinite, such as a slope when every drawn
   * cluster has the same width, is left out and counted; more than one in ten is refused.
   *
   * @param clusters at least two clusters, none empty
   * @param statistic maps the pooled observations of the drawn clusters to a number; NaN means
   *     "undefined here"
   * @throws IllegalArgumentException if there are fewer than two clusters or one is empty
   * @throws IllegalStateException if the statistic is undefined on more than 10 % of the resamples
   * @throws CancellationException if the thread is interrupted
   */
  public <T> Interval interval(List<List<T>> clusters, ToDoubleFunction<List<T>> statistic) {
    requireClusters(clusters);
    return interval(random -> statistic.applyAsDouble(draw(clusters, random)));
  }

  /**
   * The percentile interval of a statistic that draws its own resamples, where drawing lists of
   * observations would be slow.
   *
   * @param resample draws one resample and gives the statistic of it; NaN means "undefined here"
   * @throws IllegalStateException if the statistic is undefined on more than 10 % of the resamples
   * @throws CancellationException if the thread is interrupted
   */
  public Interval interval(ToDoubleFunction<UniformRandomProvider> resample) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    double[] values = new double[resamples];
    int defined = 0;
    for (int done = 0; done < resamples; done++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException(
            String.format(Locale.ROOT, "interrupted after %d of %d resamples", done, resamples));
      }
      double value = resample.applyAsDouble(random);
      if (Double.isFinite(value)) {
        values[defined++] = value;
      }
    }
    requireMostlyDefined(resamples - defined);
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(values, 0, defined);
    double tail = 100 * (1 - level) / 2;
    return new Interval(percentile.evaluate(tail), percentile.evaluate(100 - tail), level);
  }

  private static <T> List<T> draw(List<List<T>> clusters, UniformRandomProvider random) {
    List<T> sample = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      sample.addAll(clusters.get(random.nextInt(clusters.size())));
    }
    return sample;
  }

  private static <T> void requireClusters(List<List<T>> clusters) {
    if (clusters.size() < 2) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "clusters = %d must be >= 2 (Bootstrap.interval); one cluster says nothing about the",
                  clusters.size())
              + " spread between clusters: run another seed");
    }
    for (int i = 0; i < clusters.size(); i++) {
      if (clusters.get(i).isEmpty()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "cluster %d of %d is empty (Bootstrap.interval); leave it out",
                i,
                clusters.size()));
      }
    }
  }

  private void requireMostlyDefined(int undefined) {
    if (undefined > LARGEST_UNDEFINED_SHARE * resamples) {
      throw new IllegalStateException(
          String.format(
                  Locale.ROOT,
                  "the statistic is not finite on %d of %d resamples, more than 10 %% (Bootstrap.interval);",
                  undefined,
                  resamples)
              + " use clusters on which it is always defined, for instance whole seeds with every"
              + " width in each");
    }
  }
}
