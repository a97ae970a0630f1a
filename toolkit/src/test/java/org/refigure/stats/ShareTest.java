package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
  @ParameterizedTest
  @CsvSource({"1, 3", "3, 10", "9, 12", "18, 20", "19, 20", "50, 100"})
  void each_end_leaves_two_and_a_half_per_cent(int k, int n) {
    Interval interval = Share.of(k, n).interval().orElseThrow();
    double orMore = 1 - new BinomialDistribution(n, interval.low()).cumulativeProbability(k - 1);
    double orFewer = new BinomialDistribution(n, interval.high()).cumulativeProbability(k);
    assertThat(orMore).isCloseTo(0.025, within(1e-9));
    assertThat(orFewer).isCloseTo(0.025, within(1e-9));
  }

  @Test
  void all_and_none_have_the_closed_form() {
    Interval all = Share.of(3, 3).interval().orElseThrow();
    assertThat(all.low()).isCloseTo(Math.cbrt(0.025), within(1e-9));
    assertThat(all.high()).isEqualTo(1);
    Interval none = Share.of(0, 20).interval().orElseThrow();
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(1 - Math.pow(0.025, 1 / 20.0), within(1e-9));
  }

  @Test
  void one_run_has_no_interval() {
    assertThat(Share.of(1, 1).estimate().kind()).isEqualTo(Estimate.Kind.SINGLE);
    assertThat(Share.of(1, 1).interval()).isEmpty();
    assertThat(Share.of(1, 2).estimate().kind()).isEqualTo(Estimate.Kind.CLOPPER_PEARSON);
  }

  @ParameterizedTest
  @CsvSource({"-1, 3", "4, 3", "0, 0"})
  void a_share_of_nothing_is_refused(int k, int n) {
    assertThatThrownBy(() -> Share.of(k, n))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("holding = %d of n = %d must be 0 … n, n ≥ 1 (Share.of)", k, n);
  }

  @Test
  void a_summary_takes_ones_and_zeros_only() {
    Estimate share = Summary.SHARE.of("solved", 1, 0, 1, 1);
    assertThat(share.value()).isEqualTo(0.75);
    assertThat(share.interval()).isEqualTo(Share.of(3, 4).interval());
    assertThatThrownBy(() -> Summary.SHARE.of("solved", 1, 0.5))
        .hasMessageContaining("solved = 0.5 must be 0 or 1 (share())");
  }
}
