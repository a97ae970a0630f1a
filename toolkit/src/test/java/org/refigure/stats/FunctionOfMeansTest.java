package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FunctionOfMeansTest {
  private static final double[] X = {1, 2, 3, 4, 10, 1, 5, 2, 7, 3};

  @Test
  void a_ratio_of_means_is_not_the_mean_of_the_ratios() {
    FunctionOfMeans ratio = FunctionOfMeans.ratio(new double[] {1, 9}, new double[] {1, 3});
    assertThat(ratio.value()).isCloseTo(2.5, within(1e-15));
    assertThat(ratio.n()).isEqualTo(2);
  }

  @Test
  void quantities_that_are_paired_have_a_certain_ratio() {
    double[] doubled = new double[X.length];
    for (int i = 0; i < X.length; i++) {
      doubled[i] = 2 * X[i];
    }
    Interval interval = FunctionOfMeans.ratio(doubled, X).interval();
    assertThat(interval.low()).isCloseTo(2, within(1e-12));
    assertThat(interval.high()).isCloseTo(2, within(1e-12));
  }

  @Test
  void of_one_mean_the_interval_is_about_the_normal_one() {
    FunctionOfMeans mean = FunctionOfMeans.of(means -> means[0], X);
    // sd with divisor n is 2.71, so ±1.96·2.71/√10 = 1.68; skewness and 2,000 resamples: 0.25.
    assertThat(mean.interval().width() / 2).isCloseTo(1.68, within(0.25));
    assertThat(FunctionOfMeans.of(means -> means[0], X)).isEqualTo(mean);
  }

  @Test
  void columns_of_unequal_length_are_refused() {
    assertThatThrownBy(() -> FunctionOfMeans.ratio(X, new double[] {1, 2}))
        .hasMessageContaining("they must be as many");
  }
}
