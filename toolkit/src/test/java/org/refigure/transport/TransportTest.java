package org.refigure.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.refigure.data.GaussianStream;

class TransportTest {
  @Test
  void aSmallAssignmentIsTheBestOfAllPermutations() {
    for (int seed = 0; seed < 20; seed++) {
      double[][] cost = random(6, seed);
      assertThat(Assignment.of(cost).meanCost(cost))
          .isCloseTo(best(cost, 0, new boolean[6]) / 6, within(1e-12));
    }
  }

  @Test
  void thePotentialsOfALargerOneProveItOptimal() {
    double[][] cost = random(120, 3);
    Assignment assignment = Assignment.of(cost);
    double dual = 0;
    for (int i = 0; i < 120; i++) {
      dual += assignment.rowPotentials()[i] + assignment.columnPotentials()[i];
      for (int j = 0; j < 120; j++) {
        assertThat(assignment.rowPotentials()[i] + assignment.columnPotentials()[j])
            .isLessThanOrEqualTo(cost[i][j] + 1e-12);
      }
    }

    // Weak duality: no permutation costs less than Σu + Σv.
    assertThat(assignment.meanCost(cost)).isCloseTo(dual / 120, within(1e-12));
    assertThat(Arrays.stream(assignment.target()).distinct().count()).isEqualTo(120);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.2, 0.05})
  void manySweepsMeetBothMarginalsAndStayAboveTheAssignment(double epsilon) {
    double[][] cost = random(20, 5);
    Sinkhorn plan = Sinkhorn.of(cost, epsilon, 400_000); // at ε = 0.01 the error falls as 1/sweeps

    assertThat(plan.marginalError()).isLessThan(1e-6);
    assertThat(plan.transportCost())
        .isGreaterThanOrEqualTo(Assignment.of(cost).meanCost(cost) - 1e-6);
    double[] columns = new double[20];
    for (double[] row : plan.plan()) {
      for (int j = 0; j < 20; j++) {
        columns[j] += row[j];
      }
    }
    double[] expected = new double[20];
    Arrays.fill(expected, 0.05);
    assertThat(columns).containsExactly(expected, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.01})
  void scalingSweepsAreLogarithmicSweeps(double epsilon) {
    double[][] cost = random(15, 9);
    double[] f = new double[15];
    double[] g = new double[15];
    for (int sweep = 0; sweep < 7; sweep++) {
      for (int i = 0; i < 15; i++) {
        double sum = 0;
        for (int j = 0; j < 15; j++) {
          sum += Math.exp((g[j] - cost[i][j]) / epsilon) / 15;
        }
        f[i] = -epsilon * Math.log(sum);
      }
      for (int j = 0; j < 15; j++) {
        double sum = 0;
        for (int i = 0; i < 15; i++) {
          sum += Math.exp((f[i] - cost[i][j]) / epsilon) / 15;
        }
        g[j] = -epsilon * Math.log(sum);
      }
    }
    double[][] plan = Sinkhorn.of(cost, epsilon, 7).plan();

    // Exponents of size 5/ε carry a relative error of 5/ε·10⁻¹⁶ into entries below 1/15.
    for (int i = 0; i < 15; i++) {
      for (int j = 0; j < 15; j++) {
        assertThat(plan[i][j])
            .isCloseTo(Math.exp((f[i] + g[j] - cost[i][j]) / epsilon) / 225, within(1e-13));
      }
    }
  }

  @Test
  void aLargeEntropyGivesTheIndependentPlan() {
    double[][] cost = random(8, 1);
    Sinkhorn plan = Sinkhorn.of(cost, 1e6, 3);

    assertThat(plan.transportCost()).isCloseTo(Costs.mean(cost), within(1e-5));
    assertThat(plan.entropy()).isCloseTo(2 * Math.log(8), within(1e-6));
  }

  @Test
  void badInputIsNamed() {
    assertThatThrownBy(() -> Sinkhorn.of(new double[][] {{1}}, 0, 1))
        .hasMessageContaining("epsilon = 0.0 must be finite and > 0");
    assertThatThrownBy(() -> Assignment.of(new double[][] {{1, 2}}))
        .hasMessageContaining("row 0 has 2 costs and must have 1");
    assertThatThrownBy(() -> Assignment.of(new double[][] {{Double.NaN}}))
        .hasMessageContaining("cost[0][0] = NaN");
  }

  private static double[][] random(int n, long seed) {
    GaussianStream stream = new GaussianStream(seed);
    double[][] cost = new double[n][n];
    for (double[] row : cost) {
      Arrays.setAll(row, j -> stream.next());
    }
    return cost;
  }

  private static double best(double[][] cost, int row, boolean[] taken) {
    if (row == cost.length) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int j = 0; j < cost.length; j++) {
      if (!taken[j]) {
        taken[j] = true;
        best = Math.min(best, cost[row][j] + best(cost, row + 1, taken));
        taken[j] = false;
      }
    }
    return best;
  }
}
