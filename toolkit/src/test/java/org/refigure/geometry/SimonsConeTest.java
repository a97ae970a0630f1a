package org.refigure.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimonsConeTest {

  @ParameterizedTest
  @CsvSource({"3, 10.749087", "4, 9.220613"})
  void zerosHaveTheRatioOfTheReference(int n, double ratio) {
    assertThat(new SimonsCone(n).zeroRatio(200).orElseThrow() / ratio).isCloseTo(1, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6})
  void zerosHaveTheRatioOfTheClosedForm(int n) {
    SimonsCone cone = new SimonsCone(n);
    assertThat(cone.zeroRatio(200).orElseThrow() / cone.zeroRatioClosedForm().orElseThrow())
        .isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 8})
  void stableConesHaveNoSecondZero(int n) {
    assertThat(new SimonsCone(n).zeroRatio(200)).isEmpty();
    assertThat(new SimonsCone(n).zeroRatioClosedForm()).isEmpty();
  }

  @Test
  void theRadialEquationItselfVanishesAtThatRatio() {
    // f'' = −(n−1)(f'/r + f/r²) in r, not in t, from f(1) = 0, f'(1) = 1.
    int n = 5;
    OrdinaryDifferentialEquation radial =
        new OrdinaryDifferentialEquation() {
          @Override
          public int getDimension() {
            return 2;
          }

          @Override
          public double[] computeDerivatives(double r, double[] f) {
            return new double[] {f[1], -(n - 1) * (f[1] / r + f[0] / (r * r))};
          }
        };
    double end = new SimonsCone(n).zeroRatio(200).orElseThrow();
    double value =
        new DormandPrince853Integrator(1e-9, 1, 1e-14, 1e-12)
            .integrate(radial, new ODEState(1, new double[] {0, 1}), end)
            .getPrimaryState()[0];
    assertThat(value).isCloseTo(0, within(1e-10));
  }

  @Test
  void badInputIsRefusedInOneLine() {
    assertThatThrownBy(() -> new SimonsCone(1)).hasMessageContaining("dimension = 1");
    assertThatThrownBy(() -> new SimonsCone(3).zeroRatio(0)).hasMessageContaining("limit = 0.0");
  }
}
