package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {

  private final Interval interval = new Interval(0.48, 0.55, 0.95);

  @Test
  void containsItsEndsAndNothingOutside() {
    assertThat(interval.contains(0.48)).isTrue();
    assertThat(interval.contains(0.55)).isTrue();
    assertThat(interval.contains(0.5)).isTrue();
    assertThat(interval.contains(0.4799)).isFalse();
    assertThat(interval.contains(Double.NaN)).isFalse();
  }

  @Test
  void overlapsWhenOnePointIsShared() {
    assertThat(interval.overlaps(new Interval(0.55, 0.6, 0.95))).isTrue();
    assertThat(new Interval(0.55, 0.6, 0.95).overlaps(interval)).isTrue();
    assertThat(interval.overlaps(new Interval(0.56, 0.6, 0.95))).isFalse();
    assertThat(interval.overlaps(new Interval(0, 1, 0.95))).isTrue();
  }

  @Test
  void isInsideOnlyAsAWhole() {
    assertThat(interval.inside(0.48, 0.55)).isTrue();
    assertThat(interval.inside(0.49, 0.6)).isFalse();
  }

  @Test
  void printsAsManyDigitsAsItsWidthResolves() {
    assertThat(interval).hasToString("[0.48, 0.55]");
    assertThat(new Interval(0.4812345, 0.5498765, 0.95)).hasToString("[0.481, 0.550]");
    assertThat(new Interval(-3, 12, 0.95)).hasToString("[-3, 12]");
    assertThat(new Interval(1_234.56, 5_678.9, 0.95)).hasToString("[1235, 5679]");
    assertThat(new Interval(1e-9, 2e-9, 0.95)).hasToString("[1.00000e-09, 2.00000e-09]");
    assertThat(new Interval(2, 2, 0.95)).hasToString("[2.00000, 2.00000]");
    assertThat(new Interval(0, Double.POSITIVE_INFINITY, 0.95)).hasToString("[0.00000, Infinity]");
  }

  @Test
  void refusesCrossedEndsNaNAndLevelsThatAreNoCoverage() {
    assertThatThrownBy(() -> new Interval(1, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("low = 1.0 must be <= high = 0.0");
    assertThatThrownBy(() -> new Interval(Double.NaN, 0, 0.95)).hasMessageContaining("low = NaN");
    assertThatThrownBy(() -> new Interval(0, 1, 95)).hasMessageContaining("level = 95.0");
    assertThatThrownBy(() -> new Interval(0, 1, 1)).hasMessageContaining("level = 1.0");
  }

  @Test
  void theMiddleOfValuesLiesBetweenInterpolatedQuantiles() {
    double[] values = {4, 1, 3, 2, 5};

    // Type 7: the quantile of p stands at 1 + 4p, so 2.5 % at 1.1 and 97.5 % at 4.9.
    assertThat(Interval.middle(0.95, values).low()).isCloseTo(1.1, within(1e-12));
    assertThat(Interval.middle(0.95, values).high()).isCloseTo(4.9, within(1e-12));
    assertThat(Interval.middle(0.5, 7)).isEqualTo(new Interval(7, 7, 0.5));
    assertThatThrownBy(() -> Interval.middle(0.95))
        .hasMessage("0 values must be at least one, none NaN (middle of values)");
    assertThatThrownBy(() -> Interval.middle(0.95, 1, Double.NaN)).hasMessageContaining("NaN");
  }
}
