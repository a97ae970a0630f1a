package org.refigure.paper.curriculumpinn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;
import org.refigure.pde.Weighing;

class CurriculumTest {
  private static final double[] RESIDUALS = {
    -3, -2.5, -2.2, -0.4, -0.1, 0, 0.05, 0.3, 1.1, 1.9, 4, 4.4, 5.1
  };

  @Test
  void weights_agree_with_an_independent_program_at_three_stages() {
    // The same formulas in NumPy, for residuals 0, 3, 8, 9 and 12.
    check(
        0,
        0.648818756014993,
        1.899334897833924,
        0.523835688441476,
        0.523795586514105,
        0.174165570306811);
    check(
        0.3,
        0.787329717955426,
        1.535591377468182,
        0.732000426200363,
        0.731976993359229,
        0.501274179008383);
    check(
        1,
        0.920696839064449,
        0.664811343453996,
        0.745823609932913,
        0.745826152307743,
        1.807140705904377);
  }

  private static void check(double tau, double... expected) {
    double[] weights = Curriculum.PAPER.weights(RESIDUALS, tau);
    assertThat(new double[] {weights[0], weights[3], weights[8], weights[9], weights[12]})
        .containsExactly(expected, within(1e-8));
    assertThat(Arrays.stream(weights).average().getAsDouble()).isCloseTo(1, within(1e-14));
  }

  @Test
  void without_beta_and_narrowness_every_weight_is_one_to_the_bit() {
    for (double tau : new double[] {0, 0.37, 1}) {
      assertThat(new Curriculum(4, 0, false).weights(Samples.normal(400, 3), tau)).containsOnly(1);
    }
    assertThat(new Curriculum(4, 0, true).weights(RESIDUALS, 0)).isNotEqualTo(ones(13));
  }

  @Test
  void a_constant_residual_gives_uniform_weights() {
    double[] constant = new double[50];
    for (double r : new double[] {0, 0.7, -1234.5}) {
      Arrays.fill(constant, r);
      assertThat(Curriculum.PAPER.weights(constant, 0.4)).containsOnly(1);
    }
  }

  @Test
  void progress_ends_at_four_fifths() {
    assertThat(Curriculum.progress(0, 1000)).isZero();
    assertThat(Curriculum.progress(400, 1000)).isEqualTo(0.5);
    assertThat(Curriculum.progress(900, 1000)).isEqualTo(1);
    assertThat(Curriculum.PAPER.weights(RESIDUALS, 300, 1000))
        .isEqualTo(Curriculum.PAPER.weights(RESIDUALS, 0.375));
  }

  @Test
  void shuffled_weights_are_the_same_ones_elsewhere_and_differ_from_time_to_time() {
    Weighing shuffled = Curriculum.PAPER.shuffled(5);
    double[] own = Curriculum.PAPER.weights(RESIDUALS, 0, 100);
    double[] other = shuffled.weights(RESIDUALS, 0, 100);
    assertThat(other).isNotEqualTo(own).containsExactlyInAnyOrder(own);
    assertThat(other).isEqualTo(Curriculum.PAPER.shuffled(5).weights(RESIDUALS, 0, 100));
    double[] later = Curriculum.PAPER.shuffled(5).weights(RESIDUALS, 90, 100);
    int[] order = Samples.order(13, 5);
    assertThat(order).isNotEqualTo(Samples.order(13, 95));
    assertThat(later).containsExactlyInAnyOrder(Curriculum.PAPER.weights(RESIDUALS, 90, 100));
  }

  @Test
  void bad_numbers_are_refused() {
    assertThatThrownBy(() -> new Curriculum(0, 1, true)).hasMessageContaining("K = 0 must be ≥ 1");
    assertThatThrownBy(() -> new Curriculum(4, -1, true)).hasMessageContaining("β = -1.0");
  }

  @Test
  void the_balance_is_one_first_and_then_the_softmax_of_relative_losses() {
    LossBalance balance = new LossBalance(1);
    assertThat(balance.next(5, 2)).containsExactly(1, 1);
    double[] second = balance.next(10, 2);
    // Running means 5.005 and 2 (or the first losses, if it looks back): 10/5.005 = 1.998, 1.
    double first = 10 / (0.999 * 5 + 0.001 * 10 + 1e-8);
    double share = 1 / (1 + Math.exp(2 / (2 + 1e-8) - first));
    assertThat(second[0]).isCloseTo(2 * share, within(1e-12));
    assertThat(second[0] + second[1]).isCloseTo(2, within(1e-14));
    // A loss that grows steadily is 1000 above its running mean, at most 1.11 times it. Looking
    // back
    // to the first 54 % of 20,000 steps gives 1.85 times and more: 0.01 · 0.54 · 20,000 = 108.
    int backs = 0;
    LossBalance growing = new LossBalance(2);
    for (int i = 1; i <= 30_000; i++) {
      double[] factors = growing.next(1, i);
      backs += i > 10_000 && factors[1] > 2 / (1 + Math.exp(-0.85)) ? 1 : 0;
    }
    assertThat(backs).isBetween(70, 150);
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
