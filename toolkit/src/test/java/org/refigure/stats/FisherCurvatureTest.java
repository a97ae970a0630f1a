package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FisherCurvatureTest {
  @Test
  void allDistributionsOnThreeOutcomesArePartOfASphereOfRadiusTwo() {
    JointCumulants cumulants =
        JointCumulants.of(new double[] {0.2, 0.3, 0.5}, new double[][] {{0, 0}, {1, 0}, {0, 1}});

    // R = m(m−1)/r² with m = 2, r = 2; rounding only.
    assertThat(FisherCurvature.of(cumulants).scalar()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void independentStatisticsAreFlat() {
    double[] weights = {0.1 * 0.3, 0.1 * 0.7, 0.9 * 0.3, 0.9 * 0.7};
    double[][] states = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

    assertThat(FisherCurvature.of(JointCumulants.of(weights, states)).scalar())
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void oneRepresentativeIsEnoughWhereAllStatisticsAreEquivalent() {
    // Statistics on a ring of four: turning the ring keeps the distribution.
    double[] weights = {1, 1, 1, 1, 3, 1, 2, 2};
    double[][] states = {
      {1, 1, 0, 0}, {0, 1, 1, 0}, {0, 0, 1, 1}, {1, 0, 0, 1},
      {0, 0, 0, 0}, {1, 1, 1, 1}, {1, 0, 1, 0}, {0, 1, 0, 1},
    };
    JointCumulants cumulants = JointCumulants.of(weights, states);
    FisherCurvature general = FisherCurvature.of(cumulants);
    FisherCurvature symmetric = FisherCurvature.ofEquivalent(cumulants);

    assertThat(symmetric.tensorNorm()).isCloseTo(general.tensorNorm(), within(1e-10));
    assertThat(symmetric.traceNorm()).isCloseTo(general.traceNorm(), within(1e-10));
    assertThat(general.scalar()).isNotCloseTo(0, within(1e-3));
  }

  @Test
  void aRedundantStatisticIsRefused() {
    JointCumulants cumulants =
        JointCumulants.of(new double[] {0.5, 0.5}, new double[][] {{0, 0}, {1, 2}});

    assertThatThrownBy(() -> FisherCurvature.of(cumulants))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("positive definite");
  }

  @Test
  void statesAndWeightsMustBeEquallyMany() {
    assertThatThrownBy(() -> JointCumulants.of(new double[] {1}, new double[][] {{0}, {1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 weights and 2 rows");
  }

  @Test
  void aSkewedCoinHasItsThirdCumulant() {
    double p = 0.2;
    JointCumulants cumulants =
        JointCumulants.of(new double[] {1 - p, p}, new double[][] {{0}, {1}});

    assertThat(cumulants.covariance()[0][0]).isCloseTo(p * (1 - p), within(1e-15));
    assertThat(cumulants.third()[0][0][0]).isCloseTo(p * (1 - p) * (1 - 2 * p), within(1e-15));
  }
}
