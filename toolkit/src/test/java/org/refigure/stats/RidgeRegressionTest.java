package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class RidgeRegressionTest {
  @Test
  void theLimitsAreThePublishedNumbers() {
    assertThat(RidgeRisk.leastSquaresLimit(0.9)).isCloseTo(9, within(1e-12));
    assertThat(RidgeRisk.lowestLimit(0.9)).isCloseTo(0.58840, within(1e-5));
    assertThat(RidgeRisk.lowestLimit(0.1)).isCloseTo(0.0990195, within(1e-7));
    assertThatThrownBy(() -> RidgeRisk.leastSquaresLimit(1)).hasMessageContaining("γ = 1.0");
    assertThatThrownBy(() -> RidgeRisk.leastSquares(64, 65)).hasMessageContaining("≥ d + 2 = 66");
  }

  @Test
  void theBestPenaltyIsTheLowestPointOfTheRisk() {
    var risk = new RidgeRisk(new double[] {0.1, 0.5, 1, 2.5}, 10, 0.8);
    double best = risk.bestPenalty();

    assertThat(risk.at(best)).isCloseTo(risk.lowest(), within(1e-14));
    assertThat(risk.at(1.05 * best)).isGreaterThan(risk.lowest());
    assertThat(risk.at(0.95 * best)).isGreaterThan(risk.lowest());
  }

  @Test
  void theWeightsSolveTheNormalEquations() {
    double[][] x = {{1, 2}, {3, -1}, {0.5, 0.25}};
    double[] y = {1, 2, 3};
    double[] w = RidgeRegression.of(x, y).weights(0.3);

    double[] gradient = {0.3 * w[0], 0.3 * w[1]};
    for (int i = 0; i < 3; i++) {
      double residual = x[i][0] * w[0] + x[i][1] * w[1] - y[i];
      gradient[0] += residual * x[i][0] / 3;
      gradient[1] += residual * x[i][1] / 3;
    }
    assertThat(gradient[0]).isCloseTo(0, within(1e-12));
    assertThat(gradient[1]).isCloseTo(0, within(1e-12));
  }

  @Test
  void riskGivenTheDesignIsTheMeanOverNoiseAndDirections() {
    int d = 8;
    int n = 20;
    double[][] x = Samples.normal(n, d, 3);
    double expected = RidgeRegression.of(x, new double[n]).risk(0.5).at(0.2);
    double sum = 0;
    int draws = 20_000;
    double[][] all = Samples.normal(draws, d + n, 4);
    for (double[] z : all) {
      double length = 0;
      for (int k = 0; k < d; k++) {
        length += z[k] * z[k];
      }
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < d; k++) {
          y[i] += x[i][k] * z[k] / Math.sqrt(length);
        }
        y[i] += 0.5 * z[d + i];
      }
      double[] w = RidgeRegression.of(x, y).weights(0.2);
      for (int k = 0; k < d; k++) {
        sum += Math.pow(w[k] - z[k] / Math.sqrt(length), 2) / draws;
      }
    }
    assertThat(sum).isCloseTo(expected, Percentage.withPercentage(2)); // standard error 0.4 %
  }

  @Test
  void tooFewSamplesWithoutPenaltyAreRefused() {
    var regression = RidgeRegression.of(new double[][] {{0, 1}}, new double[] {1});

    assertThatThrownBy(() -> regression.weights(0)).hasMessageContaining("raise λ");
    assertThatThrownBy(() -> RidgeRegression.of(new double[2][2], new double[1]))
        .hasMessageContaining("as many targets");
  }
}
