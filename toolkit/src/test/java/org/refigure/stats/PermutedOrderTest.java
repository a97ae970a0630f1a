package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;

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
  void thereAreFactorialOrders() {
    assertThat(PermutedOrder.permutations(new double[] {1, 2, 3})).hasSize(6);
    assertThat(PermutedOrder.permutations(new double[] {1, 2, 3}).get(0)).containsExactly(1, 2, 3);
    assertThat(PermutedOrder.permutations(new double[] {1, 2, 3, 4}).stream().distinct()).hasSize(24);
  }
}
