package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class GaussianMixtureTest {
  static final double[] NUMBERS = {-3, -2.5, -2.2, -0.4, -0.1, 0, 0.05, 0.3, 1.1, 1.9, 4, 4.4, 5.1};

  @Test
  void forty_steps_agree_with_an_independent_program() {
    // The same recipe in NumPy.
    GaussianMixture mixture = GaussianMixture.fit(NUMBERS, 4, 40);
    assertThat(mixture.shares())
        .containsExactly(
            new double[] {
              0.230769230821266, 0.383869389285115, 0.154592136462126, 0.230769243431493
            },
            within(1e-12));
    assertThat(mixture.means())
        .containsExactly(
            new double[] {
              -2.566666666178075, -0.030585582295725, 1.494070919153765, 4.49999985115119
            },
            within(1e-11));
    assertThat(mixture.variances())
        .containsExactly(
            new double[] {
              0.108888889923044, 0.051512732611624, 0.166504361045816, 0.206667045426164
            },
            within(1e-11));
    assertThat(mixture.logLikelihood()[0]).isCloseTo(-28.61674303685172, within(1e-11));
    assertThat(mixture.logLikelihood()[40]).isCloseTo(-20.822358065607663, within(1e-11));
  }

  @Test
  void one_component_is_mean_and_variance_after_one_step() {
    double[] x = {1, 2, 4, 9};
    GaussianMixture mixture = GaussianMixture.fit(x, 1, 1);
    assertThat(mixture.means()[0]).isEqualTo(4);
    assertThat(mixture.variances()[0]).isCloseTo((9 + 4 + 0 + 25) / 4.0, within(1e-14));
    assertThat(mixture.responsibilities()).isDeepEqualTo(new double[][] {{1}, {1}, {1}, {1}});
  }

  @Property(tries = 20)
  void no_step_lowers_the_likelihood(@ForAll @IntRange(min = 1, max = 1000) int seed) {
    double[] x = Samples.normal(60, seed);
    for (int i = 0; i < 20; i++) {
      x[i] = 5 + 0.3 * x[i];
    }
    double[] likelihood = GaussianMixture.fit(x, 4, 30).logLikelihood();
    for (int i = 1; i < likelihood.length; i++) {
      assertThat(likelihood[i]).isGreaterThanOrEqualTo(likelihood[i - 1] - 1e-9);
    }
  }

  @Test
  void equal_numbers_and_numbers_far_away_leave_finite_components() {
    GaussianMixture same = GaussianMixture.fit(new double[] {2, 2, 2, 2, 2}, 4, 40);
    assertThat(same.variances()).containsOnly(GaussianMixture.FLOOR);
    assertThat(same.means()).containsOnly(2);
    GaussianMixture far = GaussianMixture.fit(new double[] {0, 1e-9, 1e9, -1e9, 3}, 4, 40);
    for (double[] row : far.responsibilities()) {
      assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void bad_input_is_named() {
    assertThatThrownBy(() -> GaussianMixture.fit(new double[] {1, Double.NaN}, 1, 1))
        .hasMessage("x[1] = NaN must be finite (Gaussian mixture)");
    assertThatThrownBy(() -> GaussianMixture.fit(new double[] {1}, 2, 1))
        .hasMessageStartingWith("2 components of 1 numbers in 1 steps");
  }
}
