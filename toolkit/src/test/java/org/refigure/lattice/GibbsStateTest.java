package org.refigure.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GibbsStateTest {

  @Test
  void oneSpinInAFieldIsMagnetisedByTanh() {
    GibbsState state = GibbsState.transverseIsing(1, 1, 0.7, 0.5);
    assertThat(state.expectation(List.of(Pauli.x(0)))).isCloseTo(Math.tanh(0.35), within(1e-14));
    assertThat(state.expectation(List.of(Pauli.z(0)))).isCloseTo(0, within(1e-14));
    assertThat(state.expectation(List.of())).isCloseTo(1, within(1e-14));
  }

  @Test
  void withoutATransverseFieldItIsTheClassicalOpenChain() {
    GibbsState state = GibbsState.transverseIsing(6, 1, 0, 0.5);
    double t = Math.tanh(0.5);
    assertThat(state.expectation(List.of(Pauli.z(1), Pauli.z(4))))
        .isCloseTo(Math.pow(t, 3), within(1e-13));
    assertThat(state.expectation(List.of(Pauli.z(0), Pauli.z(1), Pauli.z(3), Pauli.z(5))))
        .isCloseTo(Math.pow(t, 3), within(1e-13));
  }

  @Test
  void twoSpinsHaveTheirClosedForm() {
    // H in the even sector {↑↑+↓↓, ↑↓+↓↑}/√2 is ((−J, −2g), (−2g, J)); the odd one is diag(−J, J).
    double j = 1.3;
    double g = 0.6;
    double beta = 0.8;
    double energy = Math.hypot(j, 2 * g);
    double partition = 2 * Math.cosh(beta * energy) + 2 * Math.cosh(beta * j);
    double zz = (j / energy * 2 * Math.sinh(beta * energy) + 2 * Math.sinh(beta * j)) / partition;
    double x = 2 * g / energy * Math.sinh(beta * energy) * 2 / partition;
    GibbsState state = GibbsState.transverseIsing(2, j, g, beta);
    assertThat(state.expectation(List.of(Pauli.z(0), Pauli.z(1)))).isCloseTo(zz, within(1e-14));
    assertThat(state.expectation(List.of(Pauli.x(0)))).isCloseTo(x, within(1e-14));
  }

  @Test
  void theOrderOfAProductMatters() {
    GibbsState state = GibbsState.transverseIsing(3, 1, 0.7, 0.5);
    List<Pauli> zxz = List.of(Pauli.z(1), Pauli.x(1), Pauli.z(1));
    List<Pauli> zzx = List.of(Pauli.z(1), Pauli.z(1), Pauli.x(1));
    assertThat(state.expectation(zxz)).isCloseTo(-state.expectation(zzx), within(1e-14));
    assertThat(Math.abs(state.expectation(zxz))).isGreaterThan(0.1);
  }

  @Test
  void badInputIsRefusedInOneLine() {
    assertThatThrownBy(() -> GibbsState.transverseIsing(13, 1, 1, 1))
        .hasMessageContaining("sites = 13");
    GibbsState state = GibbsState.transverseIsing(2, 1, 1, 1);
    assertThatThrownBy(() -> state.expectation(List.of(Pauli.z(2))))
        .hasMessageContaining("sites of this chain are 0 … 1");
  }
}
