package org.refigure.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedPartitionTest {
  private static final ConvexPolygon SQUARE = ConvexPolygon.unitSquare();

  private static double[] weights(int n, double sigma, long seed) {
    var normal =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
    return IntStream.range(0, n).mapToDouble(i -> Math.exp(sigma * normal.sample())).toArray();
  }

  @ParameterizedTest
  @CsvSource({"16, 0", "16, 4", "64, 2"})
  void areasAreExactAndJtsFindsAConvexTiling(int n, double sigma) {
    double[] weights = weights(n, sigma, 7);
    for (WeightedPartition partition :
        new WeightedPartition[] {
          WeightedPartition.flat(SQUARE, weights, CutRule.greedy(24)),
          WeightedPartition.flat(SQUARE, weights, CutRule.guillotine()),
          RectangleTreemap.squarified(weights)
        }) {
      assertThat(partition.areaError(weights)).isLessThan(1e-12);
      assertThat(partition.totalArea()).isCloseTo(1, within(1e-12));
      TilingCheck check = TilingCheck.of(partition);
      assertThat(check.concavity()).isLessThan(1e-9);
      assertThat(check.overlap()).isLessThan(1e-12);
      assertThat(check.totalArea()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void jtsSeesAnOverlapAndADent() {
    var overlapping =
        new WeightedPartition(java.util.List.of(SQUARE, ConvexPolygon.rectangle(0.5, 0.5, 1, 1)));
    assertThat(TilingCheck.of(overlapping).overlap()).isCloseTo(0.25, within(1e-12));
    var dented =
        new WeightedPartition(
            java.util.List.of(
                new ConvexPolygon(new double[][] {{0, 0}, {1, 0}, {1, 1}, {0.5, 0.5}, {0, 1}})));
    assertThat(TilingCheck.of(dented).concavity()).isCloseTo(0.25, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.1})
  void caterpillarsStayAtTheGridsBestCorner(double fraction) {
    for (int depth : new int[] {1, 4}) {
      assertThat(
              WeightedPartition.caterpillar(SQUARE, fraction, depth, CutRule.greedy(10))
                  .worstRatio())
          .isCloseTo(4.21, within(0.02));
      assertThat(
              WeightedPartition.caterpillar(SQUARE, fraction, depth, CutRule.guillotine())
                  .worstRatio())
          .isGreaterThanOrEqualTo((1 / fraction + fraction) * (1 - 1e-9));
    }
  }

  @Test
  void equalWeightsNeedNoPolygons() {
    double[] equal = new double[16];
    Arrays.fill(equal, 1);
    for (CutRule rule : new CutRule[] {CutRule.guillotine(), CutRule.greedy(24)}) {
      assertThat(WeightedPartition.flat(SQUARE, equal, rule).worstRatio()).isBetween(2.0, 2.5);
    }
  }

  @Test
  void slackZeroIsTheGuillotinePartition() {
    double[] weights = weights(64, 2, 3);
    WeightedPartition exact = WeightedPartition.flat(SQUARE, weights, CutRule.guillotine());
    WeightedPartition slack = RectangleTreemap.withSlack(weights, 0);
    for (int i = 0; i < weights.length; i++) {
      assertThat(slack.regions().get(i).aspectRatio() / exact.regions().get(i).aspectRatio())
          .isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3})
  void slackKeepsAreasInTheirRangeAndApart(double slack) {
    double[] weights = weights(64, 4, 5);
    double total = Arrays.stream(weights).sum();
    WeightedPartition partition = RectangleTreemap.withSlack(weights, slack);
    for (int i = 0; i < weights.length; i++) {
      assertThat(partition.regions().get(i).area() / (weights[i] / total))
          .isBetween(1 - slack - 1e-9, 1 + slack + 1e-9);
    }
    assertThat(TilingCheck.of(partition).overlap()).isLessThan(1e-12);
  }

  @Test
  void slackSavesTwoUnevenChildren() {
    double[] weights = {1e-6, 1 - 1e-6};
    assertThat(RectangleTreemap.withSlack(weights, 0.1).worstRatio()).isLessThan(2.1);
  }

  @Test
  void badInputIsRefusedInOneLine() {
    assertThatThrownBy(
            () -> WeightedPartition.flat(SQUARE, new double[] {1, 0}, CutRule.guillotine()))
        .hasMessageContaining("weights[1] = 0.0 must be finite and > 0");
    assertThatThrownBy(() -> RectangleTreemap.withSlack(new double[] {1, 1}, 1))
        .hasMessageContaining("slack = 1.0");
  }
}
