package org.refigure.paper.fishercurvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.stats.FisherCurvature;
import org.refigure.stats.JointCumulants;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;

class CurvatureScorecardTest {
  @Test
  void atSmokeScaleEveryExactRowWithinReachIsReproduced() {
    try (Study study = Study.inMemory()) {
      CurvatureScaling scaling =
          CurvatureScaling.of(run(study, CurvatureScaling.sweep(Scale.SMOKE)));
      Scorecard card = CurvatureScorecard.at(Scale.SMOKE, scaling);

      assertThat(card.findings())
          .filteredOn(finding -> finding.verdict() != Verdict.REPRODUCED)
          .extracting(finding -> finding.claim().id())
          .containsExactly("C3-slope", "control-0.75-exponent");
      assertThat(card.findings()).extracting(Finding::ours).doesNotContain("NaN");
      assertThat(CurvatureFigures.scaling(scaling).panels()).hasSize(2);
      assertThat(CurvatureFigures.couplings(Scale.SMOKE, scaling).panels()).hasSize(2);
    }
  }

  @Test
  void theExperimentGivesTheSameBitsTwice() {
    Sweep sweep = Sweep.of(TorusCurvature.class).fix("size", 4).fix("ratio", 0.9);
    try (Study first = Study.inMemory();
        Study second = Study.inMemory()) {
      assertThat(Selection.of(run(first, sweep)).only().values())
          .isEqualTo(Selection.of(run(second, sweep)).only().values());
    }
  }

  @Test
  void theFourTermsAreAnIdentityOfEveryFamily() {
    JointCumulants cumulants = IsingGraph.torus(3).cumulants(0.2);
    FourTerms terms = FourTerms.of(cumulants);

    // Contractions of 18⁴ terms in double precision.
    assertThat(terms.violation()).isLessThan(1e-10);
    assertThat(terms.sum())
        .isCloseTo(FisherCurvature.of(cumulants).scalar(), within(1e-10 * Math.abs(terms.sum())));
  }

  @Test
  void closedFormsAreMet() {
    assertThat(ClosedForms.simplex(8)).isCloseTo(10.5, within(1e-9));
    assertThat(ClosedForms.normal(0, 1)).isCloseTo(-1, within(1e-4));
    assertThat(ClosedForms.normal(-2, 0.3)).isCloseTo(-1, within(1e-4));
    assertThat(ClosedForms.openChain(8)).isCloseTo(0, within(1e-12));
  }

  @Test
  void aFourCycleIsNotFlat() {
    IsingGraph cycle = new IsingGraph(4, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 0}});

    assertThat(FisherCurvature.of(cycle.cumulants(CriticalPoint.COUPLING)).scalar())
        .isNotCloseTo(0, within(1e-3));
  }

  @Test
  void thePredictedExponentOfTheIsingModelIsTenNinths() {
    assertThat(CriticalPoint.curvatureExponent(2, 1, 0.25)).isCloseTo(10.0 / 9, within(1e-15));
  }

  private static Study run(Study study, Sweep sweep) {
    return sweep.run(study, new LocalEngine(), SweepListener.silent());
  }
}
