package org.refigure.paper.gauntproducts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.data.GaussianStream;
import org.refigure.harmonic.ClebschGordan.Harmonic;
import org.refigure.harmonic.SphericalHarmonics;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;

class GauntResultsTest {
  @Test
  void theThreeProductsAreThePointwiseProduct() {
    int degree = 4;
    GaussianStream data = new GaussianStream(7);
    double[] x = ProductAgreement.random(degree, data);
    double[] y = ProductAgreement.random(degree, data);
    GauntTensor tensor = GauntTensor.ofDegree(degree);
    double expected =
        SphericalHarmonics.evaluate(x, 0.8, 2) * SphericalHarmonics.evaluate(y, 0.8, 2);

    for (SphereProduct way :
        new SphereProduct[] {
          new DenseProduct(tensor), new SparseProduct(tensor), new FourierProduct(degree)
        }) {
      assertThat(SphericalHarmonics.evaluate(way.multiply(x, y), 0.8, 2))
          .isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void theTensorHasThePublishedNumberOfEntries() {
    assertThat(Counts.nonZero(1, 1)).isEqualTo(10);
    assertThat(Counts.nonZero(2, 2)).isEqualTo(83);
    assertThat(Counts.nonZero(3, 3)).isEqualTo(353);
  }

  @Test
  void quadratureAndClebschGordanGiveTheSameTensor() {
    DenseProduct quadrature = new DenseProduct(GauntTensor.byQuadrature(3, 3, -1));

    assertThat(quadrature.distance(new DenseProduct(GauntTensor.byClebschGordan(3, 3))))
        .isLessThan(1e-12);
  }

  @Test
  void oddPathsAreLostInGauntAndKeptInClebschGordan() {
    Harmonic x = new Harmonic(1, 1);
    Harmonic y = new Harmonic(1, -1);
    Harmonic z = new Harmonic(1, 0);

    assertThat(RealCoupling.gaunt(x, y, z)).isZero();
    assertThat(Math.abs(RealCoupling.clebschGordan(x, y, z)))
        .isCloseTo(Math.sqrt(0.5), within(1e-15));
  }

  @Test
  void aRotationKeepsTheNormOfAFunction() {
    GaussianStream data = new GaussianStream(3);
    double[] x = ProductAgreement.random(3, data);
    double[] rotated = Rotation.random(data).apply(x);
    double before = 0;
    double after = 0;
    for (int i = 0; i < x.length; i++) {
      before += x[i] * x[i];
      after += rotated[i] * rotated[i];
    }

    assertThat(after).isCloseTo(before, within(1e-12));
    assertThat(rotated[1]).isNotCloseTo(x[1], within(1e-3));
  }

  @Test
  void forgettingTheShiftLeaksEnergy() {
    double[] x = ProductAgreement.random(4, new GaussianStream(5));

    assertThat(TorusExtension.energyOutsideBand(x, true)).isLessThan(1e-13);
    assertThat(TorusExtension.energyOutsideBand(x, false)).isGreaterThan(1e-3);
  }

  @Test
  void atSmokeScaleEveryExactRowIsReproduced() {
    try (Study study = Study.inMemory()) {
      Sweep sweep = Sweep.of(ProductAgreement.class).over("degree", 1, 2, 3);
      GauntResults results = GauntResults.of(run(study, sweep));
      ProductTiming timing = ProductTiming.at(Scale.SMOKE);
      Scorecard card = results.scorecard(Scale.SMOKE, timing);

      assertThat(card.findings())
          .filteredOn(finding -> finding.verdict() != Verdict.REPRODUCED)
          .extracting(finding -> finding.claim().id())
          .containsExactly("C4-time", "C4-time-slope", "C6");
      assertThat(card.findings()).extracting(Finding::ours).doesNotContain("NaN");
      assertThat(GauntFigures.cost(timing).panels()).hasSize(2);
      assertThat(GauntFigures.errors(results).panels()).hasSize(1);
      assertThat(GauntFigures.sparsity().panels()).hasSize(2);
    }
  }

  @Test
  void theExperimentGivesTheSameBitsTwice() {
    Sweep sweep = Sweep.of(ProductAgreement.class).fix("degree", 2);
    try (Study first = Study.inMemory();
        Study second = Study.inMemory()) {
      assertThat(Selection.of(run(first, sweep)).only().values())
          .isEqualTo(Selection.of(run(second, sweep)).only().values());
    }
  }

  private static Study run(Study study, Sweep sweep) {
    return sweep.run(study, new LocalEngine(), SweepListener.silent());
  }
}
