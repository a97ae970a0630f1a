package org.refigure.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.stats.ConnectedCorrelation;
import org.refigure.stats.SetPartition;

class IsingChainTest {
  private static final double T = Math.tanh(0.5);

  @Test
  void withoutAFieldMomentsAreThePowersOfTanh() {
    IsingChain chain = new IsingChain(0.5, 0);
    assertThat(chain.decay()).isCloseTo(T, within(1e-15));
    assertThat(chain.moment(9, 0, 5, 2)).isCloseTo(Math.pow(T, 6), within(1e-15));
    assertThat(chain.moment(0, 2, 5)).isZero();
    assertThat(IsingChain.momentWithoutField(T, 9, 0, 5, 2)).isEqualTo(Math.pow(T, 6));
    assertThat(chain.moment(3, 3)).isCloseTo(1, within(1e-15));
  }

  @Test
  void momentsAreThoseOfALongRingSummedOverAllStates() {
    double beta = 0.3;
    double field = 0.4;
    int ring = 20; // (λ₂/λ₁)^20 < 1e-12: the ring looks infinite
    double total = 0;
    double sum = 0;
    for (int state = 0; state < 1 << ring; state++) {
      double exponent = 0;
      for (int i = 0; i < ring; i++) {
        int spin = 1 - 2 * (state >> i & 1);
        exponent += beta * spin * (1 - 2 * (state >> (i + 1) % ring & 1)) + field * spin;
      }
      double weight = Math.exp(exponent);
      total += weight;
      sum += weight * (Integer.bitCount(state & 0b10011) % 2 == 0 ? 1 : -1);
    }
    assertThat(new IsingChain(beta, field).moment(0, 1, 4)).isCloseTo(sum / total, within(1e-9));
  }

  @Test
  void fourthCumulantsAreTheReference() {
    int[] sites = {0, 2, 5, 9};
    double classical =
        ConnectedCorrelation.classical(
            4, b -> IsingChain.momentWithoutField(T, b.stream().mapToInt(i -> sites[i]).toArray()));
    double free =
        ConnectedCorrelation.free(
            4, b -> IsingChain.momentWithoutField(T, b.stream().mapToInt(i -> sites[i]).toArray()));
    assertThat(classical).isCloseTo(-1.8969466e-4, within(1e-11));
    assertThat(classical).isCloseTo(-2 * Math.pow(T, 12), within(1e-15));
    assertThat(free).isCloseTo(-9.484733e-5, within(1e-11));
    assertThat(free).isCloseTo(-Math.pow(T, 12), within(1e-15));
  }

  @Test
  void theFreeCumulantOfAnInterleavedPairLevelsOff() {
    int[] sites = {0, 2 + 40, 1, 3 + 40}; // order a, c, b, d
    double free =
        ConnectedCorrelation.free(
            4, b -> IsingChain.momentWithoutField(T, b.stream().mapToInt(i -> sites[i]).toArray()));
    double classical =
        ConnectedCorrelation.recursive(
            SetPartition.all(4),
            b -> IsingChain.momentWithoutField(T, b.stream().mapToInt(i -> sites[i]).toArray()));
    assertThat(free).isCloseTo(T * T, within(1e-12));
    assertThat(classical).isCloseTo(0, within(1e-12));
  }

  @Test
  void badInputIsRefusedInOneLine() {
    assertThatThrownBy(() -> new IsingChain(Double.NaN, 0)).hasMessageContaining("beta = NaN");
  }
}
