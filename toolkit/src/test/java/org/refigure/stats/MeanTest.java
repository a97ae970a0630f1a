package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeanTest {

  @Test
  void fiveValuesHaveTheTextbookInterval() {
    Mean mean = Mean.of(1, 2, 3, 4, 5);
    assertThat(mean.value()).isEqualTo(3);
    assertThat(mean.standardDeviation()).isCloseTo(Math.sqrt(2.5), within(1e-15));
    // t(0.975; 4) = 2.776445 (Student's table); rounding of the table is 5e-7.
    double half = 2.776445 * Math.sqrt(2.5 / 5);
    Interval interval = mean.interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(3 - half, within(1e-6));
    assertThat(interval.high()).isCloseTo(3 + half, within(1e-6));
    assertThat(interval.level()).isEqualTo(0.95);
  }

  @Test
  void oneSeedHasNoInterval() {
    Mean mean = Mean.of(0.7);
    assertThat(mean.value()).isEqualTo(0.7);
    assertThat(mean.interval()).isEmpty();
    assertThat(mean.standardDeviation()).isNaN();
  }

  @Test
  void equalSeedsHaveAnIntervalOfZeroWidthWhichIsAMeasurement() {
    assertThat(Mean.of(2, 2, 2).interval()).hasValue(new Interval(2, 2, 0.95));
  }

  @Test
  void refusesNothingNaNAndAnInventedInterval() {
    assertThatThrownBy(Mean::of).hasMessageContaining("values has 0 value(s)");
    assertThatThrownBy(() -> Mean.of(1, Double.NaN)).hasMessageContaining("values[1] = NaN");
    assertThatThrownBy(() -> new Mean(1, Optional.of(new Interval(1, 1, 0.95)), 0, 1))
        .hasMessageContaining("n = 1 must come with no interval");
    assertThatThrownBy(() -> new Mean(1, Optional.empty(), 0, 2))
        .hasMessageContaining("n = 2 must come with an interval");
  }

  @Test
  void keepsTheSpreadOfNumbersWhoseSquaresAreNoDoubles() {
    Mean small = Mean.of(1e-200, 2e-200, 3e-200);
    Mean large = Mean.of(1e308, 1.5e308, 1e308);

    Interval expected = Mean.of(1, 2, 3).interval().orElseThrow();
    assertThat(small.standardDeviation()).isCloseTo(1e-200, within(1e-214));
    assertThat(small.interval().orElseThrow().low())
        .isCloseTo(expected.low() * 1e-200, within(1e-213));
    assertThat(large.value()).isCloseTo(1e308 + 0.5e308 / 3, within(1e295));
    assertThat(large.interval().orElseThrow().high()).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
