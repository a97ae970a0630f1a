package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void theGeometricMeanIsTheMeanOfLogarithms() {
    Estimate estimate = Summary.GEOMETRIC_MEAN.of("ratio", 1, 10, 100);

    // ln: mean ln 10, s = ln 10, Student's t of 2 degrees of freedom is 4.302653
    double half = 4.302653 * Math.log(10) / Math.sqrt(3);
    assertThat(estimate.value()).isCloseTo(10, within(1e-12));
    assertThat(Math.log(estimate.interval().orElseThrow().high() / 10))
        .isCloseTo(half, within(1e-5));
    assertThat(estimate.kind()).isEqualTo(Estimate.Kind.LOG_STUDENT);
  }

  @Test
  void aQuantityThatCannotBeNegativeHasNoNegativeEnd() {
    Estimate bounded = Summary.NON_NEGATIVE_MEAN.of("gap", 0, 0.1, 1);

    assertThat(Mean.of(0, 0.1, 1).interval().orElseThrow().low()).isNegative();
    assertThat(bounded.interval().orElseThrow().low()).isZero();
    assertThat(bounded.interval().orElseThrow().high())
        .isEqualTo(Mean.of(0, 0.1, 1).interval().orElseThrow().high());
  }

  @Test
  void aValueThatDoesNotSuitIsNamed() {
    assertThatThrownBy(() -> Summary.GEOMETRIC_MEAN.of("ratio", 1, 0))
        .hasMessage("ratio = 0.0 must be > 0 (geometric())");
    assertThatThrownBy(() -> Summary.NON_NEGATIVE_MEAN.of("gap", 1, -1))
        .hasMessage("gap = -1.0 must be ≥ 0 (nonNegative())");
  }

  @Test
  void oneValueHasNoIntervalHoweverItIsSummedUp() {
    for (Summary summary : Summary.values()) {
      assertThat(summary.of("x", 1.0).interval()).isEmpty();
      assertThat(summary.of("x", 1.0).kind()).isEqualTo(Estimate.Kind.SINGLE);
    }
  }

  @Test
  void theBootstrapStaysWithinTheValues() {
    Interval interval = Summary.BOOTSTRAPPED_MEAN.of("x", 1, 2, 3).interval().orElseThrow();

    assertThat(interval.low()).isEqualTo(1);
    assertThat(interval.high()).isEqualTo(3);
  }
}
