package org.refigure.paper.auon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.model.DoubleMatrix;
import org.refigure.optim.AuON;
import org.refigure.optim.NewtonSchulz;
import org.refigure.spectrum.Spectrum;

/** The exact rows of the brief: brake, conditioning, Newton–Schulz. */
class BrakeTest {
  @Test
  void everyBrakeLiesBetweenItsBounds() {
    for (int size : new int[] {2, 8, 64}) {
      for (Momentum kind : Momentum.values()) {
        for (double sharpness : new double[] {0.5, 1, 1.5}) {
          double excess = AuON.STANDARD.sharpness(sharpness).brake(kind.draw(size, size, 3)) - 1;
          // One entry attains the upper bound, up to the floor of the norm.
          assertThat(new BrakeBounds(size * size, sharpness).violation(excess))
              .as("%s, size %d", kind, size)
              .isLessThan(1e-12);
        }
      }
    }
    assertThat(BrakeBounds.of(4).violation(0.2)).isPositive();
    assertThat(BrakeBounds.of(4).violation(0.1)).isPositive();
  }

  @Test
  void publishedNumbers() {
    assertThat(excess(Momentum.GAUSSIAN, 64)).isCloseTo(1.221e-4, within(1.2e-6));
    assertThat(excess(Momentum.ONE_HOT, 64)).isCloseTo(1.6858e-4, within(1e-8));
    assertThat(excess(Momentum.GAUSSIAN, 256)).isCloseTo(7.63e-6, within(7.6e-8));
    assertThat(BrakeBounds.of(2).lowest()).isCloseTo(0.225, within(5e-4));
    assertThat(BrakeBounds.of(2).highest()).isCloseTo(0.300, within(5e-4));
    assertThat(BrakeBounds.of(4).lowest()).isCloseTo(0.118, within(5e-4));
    assertThat(BrakeBounds.of(4).highest()).isCloseTo(0.160, within(5e-4));
    assertThat(64 * 64 * BrakeBounds.of(64 * 64).highest()).isLessThan(0.6906);
  }

  @Test
  void theSpectrumIsTheOneAskedForAndFollowsTheScalarMap() {
    double[] s = {1, 0.5, 0.1, 0.001};
    DoubleMatrix matrix = Momentum.ofSpectrum(s, 7);
    assertThat(spectrum(matrix).singularValues()).containsExactly(s, within(1e-14));
    NewtonSchulz three = NewtonSchulz.MUON.steps(3);
    double norm = Math.sqrt(1 + 0.25 + 0.01 + 1e-6) + 1e-7;
    double[] after = spectrum(three.of(matrix)).singularValues();
    assertThat(after[3]).isCloseTo(three.of(0.001 / norm), within(1e-14));
  }

  @Test
  void kindsAreWhatTheySay() {
    assertThat(spectrum(Momentum.ORTHOGONAL.draw(8, 8, 1)).sigma(8)).isCloseTo(1, within(1e-14));
    assertThat(spectrum(Momentum.RANK_ONE.draw(8, 5, 1)).sigma(2)).isCloseTo(0, within(1e-14));
    assertThat(Momentum.ONE_HOT.draw(3, 5, -4).data()).containsOnly(0, 1);
    assertThat(Momentum.named("one entry")).isSameAs(Momentum.ONE_HOT);
    assertThatThrownBy(() -> Momentum.named("flat")).hasMessageContaining("must be one of");
    assertThatThrownBy(() -> new BrakeBounds(0, 1)).hasMessageContaining("entries = 0");
  }

  private static double excess(Momentum kind, int size) {
    return AuON.STANDARD.brake(kind.draw(size, size, 11)) - 1;
  }

  private static Spectrum spectrum(DoubleMatrix matrix) {
    return Spectrum.of(matrix.data(), matrix.rows(), matrix.columns());
  }
}
