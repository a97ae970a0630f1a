package org.refigure.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.harmonic.ClebschGordan.Harmonic;

class GauntTensorTest {
  @Test
  void theTensorHasThePublishedNumberOfEntries() {
    assertThat(GauntTensor.byQuadrature(1, 1).entries()).hasSize(10);
    assertThat(GauntTensor.byQuadrature(2, 2).entries()).hasSize(83);
    assertThat(GauntTensor.byQuadrature(3, 3).entries()).hasSize(353);
  }

  @Test
  void itsEntriesAreTheClosedForms() {
    GauntTensor tensor = GauntTensor.ofDegree(2);

    assertThat(tensor.at(0, 0, 0)).isCloseTo(1 / Math.sqrt(4 * Math.PI), within(1e-14));
    assertThat(tensor.at(2, 2, 6)).isCloseTo(1 / Math.sqrt(5 * Math.PI), within(1e-14));
    assertThat(tensor.at(6, 6, 6)).isCloseTo(Math.sqrt(5 / Math.PI) / 7, within(1e-14));
    assertThat(tensor.at(1, 2, 3)).isZero();
  }

  @Test
  void quadratureAndClebschGordanGiveTheSameTensor() {
    GauntTensor quadrature = GauntTensor.byQuadrature(3, 3, -1);

    assertThat(quadrature.distance(GauntTensor.byClebschGordan(3, 3))).isLessThan(1e-12);
    assertThat(quadrature.entries()).anyMatch(GauntTensor.Entry::odd);
    // what only one of them lists counts in full: the largest entry that needs degree 3
    assertThat(quadrature.distance(GauntTensor.byClebschGordan(2, 2))).isGreaterThan(0.1);
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
    double[] x = data.next(16);
    double[] rotated = SphereRotation.of(data.next(4)).apply(x);
    double before = 0;
    double after = 0;
    for (int i = 0; i < x.length; i++) {
      before += x[i] * x[i];
      after += rotated[i] * rotated[i];
    }

    assertThat(after).isCloseTo(before, within(1e-12));
    assertThat(rotated[1]).isNotCloseTo(x[1], within(1e-3));
    assertThatThrownBy(() -> SphereRotation.of(0, 0, 0, 0)).hasMessageContaining("must have four");
    assertThatThrownBy(() -> SphereRotation.of(1, 0)).hasMessageContaining("2 numbers");
  }

  @Test
  void forgettingTheShiftLeaksEnergy() {
    double[] x = new GaussianStream(5).next(25);

    assertThat(TorusExtension.energyOutsideBand(x, true)).isLessThan(1e-13);
    assertThat(TorusExtension.energyOutsideBand(x, false)).isGreaterThan(1e-3);
  }
}
