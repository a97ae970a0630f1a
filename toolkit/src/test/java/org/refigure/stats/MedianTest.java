package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void fiveValuesGiveTheirWholeRangeAtTheLevelItHas() {
    Median median = Median.of(5, 1, 2, 4, 3);

    assertThat(median.value()).isEqualTo(3);
    assertThat(median.interval()).contains(new Interval(1, 5, 1 - 2 * Math.pow(0.5, 5)));
  }

  @Test
  void twentyValuesGiveTheSixthAndTheFifteenth() {
    double[] values = new double[20];
    for (int i = 0; i < 20; i++) {
      values[i] = (7 * i) % 20 + 1;
    }
    Interval interval = Median.of(values).interval().orElseThrow();

    // Tabulated for n = 20: x(6) to x(15) at 95.86 % (Conover, table A3).
    assertThat(interval.low()).isEqualTo(6);
    assertThat(interval.high()).isEqualTo(15);
    assertThat(interval.level()).isCloseTo(0.9586, within(5e-5));
  }

  @Test
  void oneValueHasNoInterval() {
    assertThat(Median.of(4).interval()).isEmpty();
  }

  @Test
  void theLargestAndTheSmallestNumbersHaveAMedian() {
    assertThat(Median.of(-Double.MAX_VALUE, Double.MAX_VALUE).value()).isZero();
    assertThat(Median.of(Double.MAX_VALUE, Double.MAX_VALUE).value()).isEqualTo(Double.MAX_VALUE);
    assertThat(Median.of(Double.MIN_VALUE, Double.MIN_VALUE).value()).isEqualTo(Double.MIN_VALUE);
    assertThat(Median.of(1, 4).value()).isEqualTo(2.5);
  }

  @Test
  void curvesAreTakenPlaceByPlace() {
    List<Median> medians =
        Median.pointwise(List.of(new double[] {1, 9}, new double[] {2, 7}, new double[] {3, 8}));

    assertThat(medians).extracting(Median::value).containsExactly(2.0, 8.0);
  }

  @Test
  void valuesThatAreNotFiniteAreRefused() {
    assertThatThrownBy(() -> Median.of(1, Double.NaN)).hasMessageContaining("values[1] = NaN");
  }
}
