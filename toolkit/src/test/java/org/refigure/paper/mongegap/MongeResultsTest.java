package org.refigure.paper.mongegap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.data.GaussianStream;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.transport.Sinkhorn;

class MongeResultsTest {
  @Test
  void theGapOfARotationIsFourTimesOneMinusItsCosine() {
    assertThat(MongeGap.ofLinearMap(LinearMap.ROTATION.matrix(60))).isCloseTo(2, within(1e-12));
    assertThat(MongeGap.ofLinearMap(LinearMap.ROTATION.matrix(180))).isCloseTo(8, within(1e-12));
    assertThat(MongeGap.ofLinearMap(LinearMap.SYMMETRIC.matrix(0))).isCloseTo(0, within(1e-12));
  }

  @Test
  void underACovarianceTheMapThatIsOptimalHasNoGap() {
    DMatrixRMaj covariance = new DMatrixRMaj(new double[][] {{3, 1}, {1, 2}});
    DMatrixRMaj symmetric = LinearMap.SYMMETRIC.matrix(0);

    assertThat(MongeGap.ofLinearMap(symmetric, covariance)).isCloseTo(0, within(1e-12));
    assertThat(MongeGap.ofLinearMap(LinearMap.GENERAL.matrix(0), covariance)).isGreaterThan(0.1);
  }

  @Test
  void theDistanceBetweenNormalDistributionsOfCommutingCovariancesIsThatOfTheirRoots() {
    DMatrixRMaj s = new DMatrixRMaj(new double[][] {{4, 0}, {0, 9}});
    DMatrixRMaj r = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}});

    assertThat(GaussianTransport.squaredDistance(s, r)).isCloseTo(1 + 4, within(1e-12));
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    GaussianStream data = new GaussianStream(2);
    double[][] x = LinearMap.normal(12, data);
    double[][] y = LinearMap.normal(12, data);
    SinkhornDivergence divergence = new SinkhornDivergence(0.5, 2000);
    double[][] gradient = divergence.gradient(y, x);
    for (TransportCost cost : TransportCost.values()) {
      double[][] gapGradient = new double[12][2];
      double[][] plan = Sinkhorn.of(cost.matrix(x, y), 0.3, 2000).plan();
      MongeGap.addGradient(gapGradient, 1, x, y, new MongeGap.PlannedCost(cost, plan));
      double step = 1e-5;
      y[3][1] += step;
      double above = entropic(x, y, cost);
      double fitAbove = divergence.value(y, x);
      y[3][1] -= 2 * step;
      double below = entropic(x, y, cost);
      double fitBelow = divergence.value(y, x);
      y[3][1] += step;

      // Central differences of converged problems: h² plus rounding over h.
      assertThat(gapGradient[3][1]).isCloseTo((above - below) / (2 * step), within(1e-6));
      assertThat(gradient[3][1]).isCloseTo((fitAbove - fitBelow) / (2 * step), within(1e-6));
    }
  }

  @Test
  void atSmokeScaleEveryExactRowIsReproduced() {
    try (Study study = Study.inMemory()) {
      Sweep neural = MongeResults.neural(Scale.SMOKE);
      MongeResults results =
          MongeResults.of(
              run(study, MongeResults.samples(Scale.SMOKE)),
              run(study, MongeResults.linear()),
              run(study, neural));
      Scorecard card = results.scorecard(Scale.SMOKE);

      assertThat(card.findings())
          .filteredOn(finding -> finding.verdict() == Verdict.NOT_REPRODUCED)
          .isEmpty();
      assertThat(card.count(Verdict.REPRODUCED)).isEqualTo(11);
      assertThat(card.findings()).extracting(Finding::ours).doesNotContain("NaN");
      assertThat(MongeFigures.arrows(results).panels()).hasSize(3);
      assertThat(MongeFigures.training(results).panels()).hasSize(2);
      assertThat(MongeFigures.linear(results).panels()).hasSize(1);
      assertThat(MongeFigures.rotation(results).panels()).hasSize(1);
    }
  }

  @Test
  void theExperimentsGiveTheSameBitsTwice() {
    Sweep neural =
        Sweep.of(NeuralMapFit.class)
            .fix("cost", TransportCost.DISTANCE)
            .fix("weight", 1)
            .fix("steps", 2);
    Sweep linear = Sweep.of(LinearMapFit.class).fix("weight", 0.1);
    for (Sweep sweep : new Sweep[] {neural, linear}) {
      try (Study first = Study.inMemory();
          Study second = Study.inMemory()) {
        assertThat(Selection.of(run(first, sweep)).only().values())
            .isEqualTo(Selection.of(run(second, sweep)).only().values());
      }
    }
  }

  private static double entropic(double[][] x, double[][] y, TransportCost cost) {
    return MongeGap.entropic(x, y, cost, Sinkhorn.of(cost.matrix(x, y), 0.3, 2000));
  }

  private static Study run(Study study, Sweep sweep) {
    return sweep.run(study, new LocalEngine(), SweepListener.silent());
  }
}
