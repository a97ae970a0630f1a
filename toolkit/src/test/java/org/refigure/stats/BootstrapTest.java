package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;

class BootstrapTest {

  private static final ToDoubleFunction<List<Double>> MEAN =
      sample -> sample.stream().mapToDouble(Double::doubleValue).average().orElseThrow();

  @Test
  void agreesWithStudentsIntervalOfAMeanOfManyValues() {
    double[] values = normal(200);
    Interval student = Mean.of(values).interval().orElseThrow();
    Interval bootstrap = new Bootstrap(4_000, 0.95, 3).interval(clusters(values, 1), MEAN);
    // Ends of a percentile interval from 4,000 resamples scatter by about 3 % of the half width.
    assertThat(bootstrap.width() / student.width()).isCloseTo(1, within(0.06));
    assertThat(bootstrap.low()).isCloseTo(student.low(), within(0.06 * student.width()));
  }

  @Test
  void copiesInsideAClusterAddNoEvidence() {
    double[] values = normal(50);
    Bootstrap bootstrap = new Bootstrap(1_000, 0.95, 5);
    Interval single = bootstrap.interval(clusters(values, 1), MEAN);
    Interval copied = bootstrap.interval(clusters(values, 8), MEAN);
    // The same clusters are drawn; only the summation of the eight copies rounds differently.
    assertThat(copied.low()).isCloseTo(single.low(), within(1e-12));
    assertThat(copied.high()).isCloseTo(single.high(), within(1e-12));
  }

  @Test
  void threeClustersGiveNoMoreThanTheirRange() {
    Interval interval =
        new Bootstrap(2_000, 0.95, 1).interval(clusters(new double[] {1, 2, 4}, 1), MEAN);
    assertThat(interval).isEqualTo(new Interval(1, 4, 0.95));
  }

  @Property(tries = 20, seed = Draws.SEED)
  void isDeterministicByItsSeed(@ForAll long seed) {
    List<List<Double>> clusters = clusters(normal(6), 2);
    assertThat(new Bootstrap(200, 0.9, seed).interval(clusters, MEAN))
        .isEqualTo(new Bootstrap(200, 0.9, seed).interval(clusters, MEAN));
  }

  @Test
  void anotherSeedGivesAnotherInterval() {
    List<List<Double>> clusters = clusters(normal(6), 2);
    assertThat(new Bootstrap(200, 0.9, 1).interval(clusters, MEAN))
        .isNotEqualTo(new Bootstrap(200, 0.9, 2).interval(clusters, MEAN));
  }

  @Test
  void leavesOutAFewUndefinedResamplesAndRefusesMany() {
    List<List<Double>> three = clusters(new double[] {1, 2, 4}, 1);
    // All three draws equal in 3 of 27 resamples: 11 % undefined.
    ToDoubleFunction<List<Double>> undefinedWhenEqual =
        sample -> sample.stream().distinct().count() == 1 ? Double.NaN : MEAN.applyAsDouble(sample);
    assertThatThrownBy(() -> new Bootstrap(20_000, 0.95, 1).interval(three, undefinedWhenEqual))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than 10 %")
        .hasMessageContaining("of 20000 resamples");
    // With four clusters 4 of 256, 1.6 %: left out.
    List<List<Double>> four = clusters(new double[] {1, 2, 4, 9}, 1);
    Interval interval = new Bootstrap(2_000, 0.95, 1).interval(four, undefinedWhenEqual);
    assertThat(interval.inside(1.25, 7.25)).isTrue();
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> new Bootstrap(200, 0.9, 1).interval(clusters(normal(6), 1), MEAN))
          .isInstanceOf(CancellationException.class)
          .hasMessage("interrupted after 0 of 200 resamples");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void refusesOneClusterAnEmptyOneAndBadSettings() {
    Bootstrap bootstrap = new Bootstrap(200, 0.9, 1);
    assertThatThrownBy(() -> bootstrap.interval(clusters(normal(1), 5), MEAN))
        .hasMessageContaining("clusters = 1 must be >= 2");
    assertThatThrownBy(() -> bootstrap.interval(List.of(List.of(1.0), List.of()), MEAN))
        .hasMessageContaining("cluster 1 of 2 is empty");
    assertThatThrownBy(() -> new Bootstrap(10, 0.9, 1)).hasMessageContaining("resamples = 10");
    assertThatThrownBy(() -> new Bootstrap(200, 90, 1)).hasMessageContaining("level = 90.0");
  }

  private static double[] normal(int n) {
    return ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(11))
        .samples(n)
        .toArray();
  }

  private static List<List<Double>> clusters(double[] values, int copies) {
    List<List<Double>> clusters = new ArrayList<>();
    for (double value : values) {
      clusters.add(Collections.nCopies(copies, value));
    }
    return clusters;
  }
}
