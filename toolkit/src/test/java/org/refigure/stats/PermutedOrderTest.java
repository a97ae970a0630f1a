package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PermutedOrderTest {
  @Test
  void aPerfectFitIsSharedByExchangesOfEqualPredictionsOnly() {
    double[] law = {0, 0, 0, 0, -1, 1};
    double[] measured = {3, 3, 3, 3, 2, 4};
    assertThat(PermutedOrder.shareAtLeastAsGood(measured, law)).isEqualTo(24 / 720.0);
  }

  @Test
  void theWorstOrderIsBeatenByAll() {
    double[] law = {0, 1, 2};
    double[] measured = {2, 1, 0};
    assertThat(PermutedOrder.shareAtLeastAsGood(measured, law)).isEqualTo(1);
  }

  @Test
  void aSlopeIsRareIfOnlyTheTrueOrderHasIt() {
    double[] x = {1, 2, 3};
    // Rising in both seeds: of 6 × 6 orders only the true one is as steep.
    assertThat(PermutedOrder.shareOfSlopes(x, new double[][] {{1, 2, 3}, {2, 4, 6}}))
        .isEqualTo(1 / 36.0);
    assertThat(PermutedOrder.shareOfSlopes(x, new double[][] {{3, 2, 1}})).isEqualTo(1);
    assertThatThrownBy(() -> PermutedOrder.shareOfSlopes(new double[6], new double[3][6]))
        .hasMessageContaining("6 labels in 3 seeds have more than ten million orders");
  }

  @Test
  void thereAreFactorialOrders() {
    assertThat(PermutedOrder.permutations(new double[] {1, 2, 3})).hasSize(6);
    assertThat(PermutedOrder.permutations(new double[] {1, 2, 3}).get(0)).containsExactly(1, 2, 3);
    assertThat(PermutedOrder.permutations(new double[] {1, 2, 3, 4}).stream().distinct())
        .hasSize(24);
  }
}
